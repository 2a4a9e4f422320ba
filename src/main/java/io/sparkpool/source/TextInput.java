package io.sparkpool.source;

import io.sparkpool.file.FoundFiles;
import io.sparkpool.pool.Chunks;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.task.Chunk;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/**
 * The lines of text files, or the numbers on them. Chunks are cut by bytes, because the positions of lines are not known
 * without reading the files; the number of bytes per line is estimated from the beginning of the first file.
 */
final class TextInput implements Inputs<Object> {
    private final List<TextFile> files;
    private final LineReader lines;
    private final long bytesPerLine;

    private TextInput(List<TextFile> files, LineReader lines, long bytesPerLine) {
        this.files = files;
        this.lines = lines;
        this.bytesPerLine = bytesPerLine;
    }

    /** Returns what is on the lines of these files; reads the beginning of the first file that is not empty. */
    static TextInput of(FoundFiles found, LineReader lines, Configuration hadoop) throws IOException {
        CompressionCodecFactory codecs = new CompressionCodecFactory(hadoop);
        List<TextFile> files = found.all().stream()
                .filter(file -> file.length() > 0)
                .map(file -> TextFile.of(file, codecs))
                .toList();
        return new TextInput(files, lines, TextFiles.bytesPerLine(found.all(), hadoop));
    }

    @Override
    public long estimateSize() {
        return files.stream().mapToLong(text -> text.file().length()).sum() / bytesPerLine + 1;
    }

    @Override
    public Chunks<Object> chunks() {
        return new TextChunks(files.iterator());
    }

    private final class TextChunks implements Chunks<Object> {
        private final Iterator<TextFile> rest;
        private Optional<TextFile> current = Optional.empty();
        private long position;

        TextChunks(Iterator<TextFile> rest) {
            this.rest = rest;
        }

        @Override
        public Optional<Chunk<Object>> next(int size, long maxBytes) {
            if (current.isEmpty() && rest.hasNext()) {
                current = Optional.of(rest.next());
                position = 0;
            }
            return current.map(file -> nextOf(file, size));
        }

        private Chunk<Object> nextOf(TextFile file, int size) {
            long remaining = file.file().length() - position;
            long bytes = file.splittable() ? Math.min(size * bytesPerLine, remaining) : remaining;
            Chunk<Object> chunk = new TextChunk(file, position, bytes, lines);
            position += bytes;
            if (bytes == remaining) {
                current = Optional.empty();
            }
            return chunk;
        }
    }
}

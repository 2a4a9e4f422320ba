package io.sparkpool.source;

import io.sparkpool.file.FoundFiles;
import io.sparkpool.message.MessageText;
import io.sparkpool.pool.Chunks;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.task.Chunk;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/**
 * The numbers in text files, one per line. Chunks are cut by bytes, because the positions of lines are not known
 * without reading the files; the number of bytes per line is estimated from the beginning of the first file.
 */
final class TextInput implements Inputs<Number> {
    private static final int SAMPLE_BYTES = 1 << 16;

    private final List<TextFile> files;
    private final long bytesPerLine;

    private TextInput(List<TextFile> files, long bytesPerLine) {
        this.files = files;
        this.bytesPerLine = bytesPerLine;
    }

    /** Returns the numbers in these files; reads the beginning of the first file that is not empty. */
    static TextInput of(FoundFiles found, Configuration hadoop) throws IOException {
        CompressionCodecFactory codecs = new CompressionCodecFactory(hadoop);
        List<TextFile> files = found.all().stream()
                .filter(file -> file.length() > 0)
                .map(file -> TextFile.of(file, codecs))
                .toList();
        return new TextInput(
                files, files.isEmpty() ? 1 : bytesPerLine(files.get(0).file().hadoopPath(), hadoop, codecs));
    }

    @Override
    public long estimateSize() {
        return files.stream().mapToLong(text -> text.file().length()).sum() / bytesPerLine + 1;
    }

    @Override
    public Chunks<Number> chunks() {
        return new TextChunks(files.iterator());
    }

    private static long bytesPerLine(Path file, Configuration hadoop, CompressionCodecFactory codecs)
            throws IOException {
        CompressionCodec codec = codecs.getCodec(file);
        try (InputStream raw = file.getFileSystem(hadoop).open(file);
                InputStream text = codec == null ? raw : codec.createInputStream(raw)) {
            byte[] sample = text.readNBytes(SAMPLE_BYTES);
            long lines = 1;
            for (byte b : sample) {
                lines += b == '\n' ? 1 : 0;
            }
            return Math.max(1, sample.length / lines);
        } catch (IOException e) {
            throw codec == null
                    ? e
                    : new IOException(
                            "'%s' cannot be decompressed (%s)".formatted(file.getName(), MessageText.ofThrowable(e)),
                            e);
        }
    }

    private final class TextChunks implements Chunks<Number> {
        private final Iterator<TextFile> rest;
        private Optional<TextFile> current = Optional.empty();
        private long position;

        TextChunks(Iterator<TextFile> rest) {
            this.rest = rest;
        }

        @Override
        public Optional<Chunk<Number>> next(int size, long maxBytes) {
            if (current.isEmpty() && rest.hasNext()) {
                current = Optional.of(rest.next());
                position = 0;
            }
            return current.map(file -> nextOf(file, size));
        }

        private Chunk<Number> nextOf(TextFile file, int size) {
            long remaining = file.file().length() - position;
            long bytes = file.splittable() ? Math.min(size * bytesPerLine, remaining) : remaining;
            Chunk<Number> chunk = new TextChunk(file, position, bytes);
            position += bytes;
            if (bytes == remaining) {
                current = Optional.empty();
            }
            return chunk;
        }
    }
}

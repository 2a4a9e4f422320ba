package io.sparkpool.input;

import io.sparkpool.pool.Chunk;
import io.sparkpool.pool.Chunks;
import io.sparkpool.pool.Excerpt;
import io.sparkpool.pool.Inputs;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.io.compress.SplittableCompressionCodec;

/**
 * Driver only. The numbers in text files, one a line. Where a line starts is known only to who reads the file, so
 * chunks are cut by bytes: as many as that number of lines has on average, by the beginning of the first file.
 */
final class TextInput implements Inputs<Number> {
    private static final int SAMPLE_BYTES = 1 << 16;

    private final List<TextFile> files;
    private final long bytesPerLine;

    /** A file as far as cutting it goes. */
    private record TextFile(String path, long bytes, boolean splittable) {}

    private TextInput(List<TextFile> files, long bytesPerLine) {
        this.files = files;
        this.bytesPerLine = bytesPerLine;
    }

    /**
     * Finds the files and looks into the first one.
     *
     * @throws java.io.FileNotFoundException if there is none
     */
    static TextInput open(String path, Configuration hadoop) throws IOException {
        CompressionCodecFactory codecs = new CompressionCodecFactory(hadoop);
        List<FileStatus> found = TextFiles.named(path, hadoop).stream()
                .filter(file -> file.getLen() > 0)
                .toList();
        List<TextFile> files =
                found.stream().map(file -> textFile(file, codecs)).toList();
        return new TextInput(
                files, found.isEmpty() ? 1 : bytesPerLine(found.get(0).getPath(), hadoop, codecs));
    }

    @Override
    public long estimateSize() {
        return files.stream().mapToLong(TextFile::bytes).sum() / bytesPerLine + 1;
    }

    @Override
    public Chunks<Number> chunks() {
        return new TextChunks(files.iterator());
    }

    private static TextFile textFile(FileStatus file, CompressionCodecFactory codecs) {
        CompressionCodec codec = codecs.getCodec(file.getPath());
        boolean splittable = codec == null || codec instanceof SplittableCompressionCodec;
        return new TextFile(file.getPath().toString(), file.getLen(), splittable);
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
                            "'%s' cannot be unpacked (%s)".formatted(file.getName(), Excerpt.ofThrowable(e)), e);
        }
    }

    private final class TextChunks implements Chunks<Number> {
        private final Iterator<TextFile> rest;
        private TextFile file = new TextFile("", 0, true);
        private long position;

        TextChunks(Iterator<TextFile> rest) {
            this.rest = rest;
        }

        @Override
        public Optional<Chunk<Number>> next(int size, long mostBytes) {
            if (position == file.bytes()) {
                if (!rest.hasNext()) {
                    return Optional.empty();
                }
                file = rest.next();
                position = 0;
            }
            long wanted = file.splittable() ? size * bytesPerLine : file.bytes();
            long bytes = Math.min(wanted, file.bytes() - position);
            Chunk<Number> chunk = new TextChunk(file.path(), position, bytes, file.splittable());
            position += bytes;
            return Optional.of(chunk);
        }
    }
}

package io.sparkpool.source.table;

import io.sparkpool.file.DamagedFile;
import io.sparkpool.file.InputFile;
import io.sparkpool.pool.task.InputReceiver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.io.compress.SplittableCompressionCodec;

/** Reads parts of text files, which may be compressed. */
final class TextParts {
    private static final int SAMPLE_BYTES = 1 << 16;

    private TextParts() {}

    /** Takes the lines of a part. */
    @FunctionalInterface
    interface LineHandler {
        /**
         * Takes a line.
         *
         * @param position where it starts in the file
         * @return whether more lines are wanted
         */
        boolean line(long position, Text line) throws IOException;
    }

    /** Passes the lines that start in a part to a handler; if the file is damaged, what is left of it is rejected. */
    static void forEachLine(
            FilePart part,
            Optional<byte[]> lineEnd,
            Configuration hadoop,
            InputReceiver<? super Object> receiver,
            LineHandler handler)
            throws IOException {
        try (Lines lines = new Lines(part, lineEnd, hadoop)) {
            while (lines.next()) {
                if (!handler.line(lines.position(), lines.text())) {
                    return;
                }
            }
        } catch (IOException | RuntimeException e) {
            if (!DamagedFile.isCauseOf(e)) {
                throw e;
            }
            rejectRest(part.file(), hadoop, receiver, e);
        }
    }

    /** Rejects what is left of a damaged file. */
    static void rejectRest(
            InputFile file, Configuration hadoop, InputReceiver<? super Object> receiver, Exception damage)
            throws IOException {
        file.requireUnchanged(hadoop); // it may seem damaged because it has been replaced
        receiver.reject("", DamagedFile.reason(damage));
    }

    /**
     * Checks that lines can be found in the bytes of a file, unless it is read as a whole.
     *
     * @throws IllegalArgumentException if they cannot
     */
    static void requireLines(boolean asWhole, Charset charset) {
        byte[] lineFeed = {'\n'};
        if (!asWhole && !Arrays.equals("\n".getBytes(charset), lineFeed)) {
            throw new IllegalArgumentException(
                    "lines of text in %s cannot be found in parallel; set 'spark.pool.input.option.multiLine' to true"
                            .formatted(charset));
        }
    }

    /** Returns the advice for a user if a file that cannot be split has outputs that are too large for one result. */
    static String whenTooLarge(boolean asWhole) {
        return asWhole
                ? "is read as a whole, as 'spark.pool.input.option.multiLine' is true: make several files of it"
                : "is compressed in a way that cannot be split: unpack it, compress it with bzip2, or make several files of it";
    }

    /** Opens a file, and decompresses it. */
    static InputStream open(Path file, Configuration hadoop) throws IOException {
        CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(file);
        InputStream raw = file.getFileSystem(hadoop).open(file);
        return codec == null ? raw : codec.createInputStream(raw);
    }

    /**
     * Returns about how many bytes a line has, by the beginning of the first file that is not empty. A damaged file is
     * reported when its lines are read.
     */
    static long bytesPerLine(List<InputFile> files, Configuration hadoop) throws IOException {
        Optional<InputFile> first =
                files.stream().filter(file -> file.length() > 0).findFirst();
        if (first.isEmpty()) {
            return 1;
        }
        try (InputStream text = open(first.get().hadoopPath(), hadoop)) {
            byte[] sample = text.readNBytes(SAMPLE_BYTES);
            long lines = 1;
            for (byte b : sample) {
                lines += b == '\n' ? 1 : 0;
            }
            return Math.max(1, sample.length / lines);
        } catch (IOException | RuntimeException e) {
            if (DamagedFile.isCauseOf(e)) {
                return SAMPLE_BYTES;
            }
            throw e;
        }
    }

    /** Returns whether lines can be found from the middle of a file on. */
    static boolean isSplittable(Path file, CompressionCodecFactory codecs) {
        CompressionCodec codec = codecs.getCodec(file);
        return codec == null || codec instanceof SplittableCompressionCodec;
    }
}

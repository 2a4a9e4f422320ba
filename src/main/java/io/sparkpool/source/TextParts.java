package io.sparkpool.source;

import io.sparkpool.file.DamagedFile;
import io.sparkpool.file.InputFile;
import io.sparkpool.pool.task.InputReceiver;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;

/** Reads parts of text files, which may be compressed. */
public final class TextParts {
    private TextParts() {}

    /** Takes the lines of a part. */
    @FunctionalInterface
    public interface LineHandler {
        /**
         * Takes a line.
         *
         * @param position where it starts in the file
         * @return whether more lines are wanted
         */
        boolean line(long position, Text line) throws IOException;
    }

    /** Passes the lines that start in a part to a handler; if the file is damaged, what is left of it is rejected. */
    public static void forEachLine(
            FilePart part,
            Optional<byte[]> lineEnd,
            Configuration hadoop,
            InputReceiver<? super Object> receiver,
            LineHandler handler)
            throws IOException {
        try (TextLines lines = new TextLines(part, lineEnd, hadoop)) {
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
    public static void rejectRest(
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
    public static void requireLines(boolean asWhole, Charset charset) {
        byte[] lineFeed = {'\n'};
        if (!asWhole && !Arrays.equals("\n".getBytes(charset), lineFeed)) {
            throw new IllegalArgumentException(
                    "lines of text in %s cannot be found in parallel; set 'spark.pool.input.option.multiLine' to true"
                            .formatted(charset));
        }
    }

    /** Returns the advice for a user if a file that cannot be split has outputs that are too large for one result. */
    public static String whenTooLarge(boolean asWhole) {
        return asWhole
                ? "is read as a whole, as 'spark.pool.input.option.multiLine' is true: make several files of it"
                : "is compressed in a way that cannot be split: unpack it, compress it with bzip2, or make several files of it";
    }
}

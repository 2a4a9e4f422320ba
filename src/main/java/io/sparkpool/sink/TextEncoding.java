package io.sparkpool.sink;

import io.sparkpool.message.TextBuffer;
import io.sparkpool.pool.task.Encoder;
import io.sparkpool.pool.task.Encoding;
import io.sparkpool.pool.task.OutputTooLargeException;
import io.sparkpool.row.PythonText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Renders the outputs of a chunk to the bytes that the driver writes: in UTF-8, each output followed by a separator.
 *
 * @param strings how strings are shown
 * @param separator what follows each output, in ASCII
 */
record TextEncoding(Strings strings, String separator) implements Encoding<Object, byte[]> {
    /** Renders each output as a line: a record or a row as a JSON object, anything else as Python prints it. */
    static final TextEncoding LINES = new TextEncoding(Strings.PLAIN, "\n");

    /** How strings are shown. */
    enum Strings {
        /** As {@code print} does. */
        PLAIN,
        /** As a list does. */
        QUOTED
    }

    @Override
    public Encoder<Object, byte[]> newEncoder(OptionalLong firstIndex, long maxBytes) {
        return new TextEncoder(maxBytes);
    }

    @Override
    public byte[] truncate(byte[] outputs, long position) {
        return Arrays.copyOf(outputs, (int) position);
    }

    private final class TextEncoder implements Encoder<Object, byte[]> {
        private final long maxBytes;
        private final TextBuffer out = new TextBuffer();
        private final byte[] end = separator.getBytes(StandardCharsets.US_ASCII);

        TextEncoder(long maxBytes) {
            this.maxBytes = maxBytes;
        }

        @Override
        public void addLong(long output) {
            out.appendLong(output);
            out.append(end);
        }

        @Override
        public void add(Object output) {
            int before = out.size();
            try {
                if (output instanceof CharSequence text) {
                    requireRoom(text.length());
                }
                switch (strings) {
                    case PLAIN -> PythonText.appendStr(out, output);
                    case QUOTED -> PythonText.appendRepr(out, output);
                }
                out.append(end);
                requireRoom(0);
            } catch (RuntimeException | Error e) {
                out.truncate(before);
                throw e;
            }
        }

        @Override
        public Mark mark() {
            int before = out.size();
            return () -> out.truncate(before);
        }

        private void requireRoom(long more) {
            if (out.size() + more > maxBytes) {
                throw new OutputTooLargeException(maxBytes);
            }
        }

        @Override
        public long sizeBytes() {
            return out.size();
        }

        @Override
        public long position() {
            return out.size();
        }

        @Override
        public byte[] finish() {
            return out.toBytes();
        }
    }
}

package io.sparkpool.output;

import io.sparkpool.pool.Encoder;
import io.sparkpool.pool.Encoding;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * Runs on executors. Renders a chunk's outputs to the bytes that the driver writes: UTF-8, each output followed by a
 * separator.
 *
 * @param strings how strings are shown
 * @param separator what follows each output, in ASCII
 */
record TextEncoding(Strings strings, String separator) implements Encoding<Object, byte[]> {
    /** How strings are shown. */
    enum Strings {
        /** As {@code print} does. */
        PLAIN,
        /** As a list does. */
        QUOTED
    }

    @Override
    public Encoder<Object, byte[]> newEncoder(OptionalLong firstIndex) {
        return new TextEncoder();
    }

    private final class TextEncoder implements Encoder<Object, byte[]> {
        private final TextBuffer out = new TextBuffer();
        private final byte[] end = separator.getBytes(StandardCharsets.US_ASCII);

        @Override
        public void addLong(long output) {
            out.appendLong(output);
            out.append(end);
        }

        /** An output that cannot be rendered leaves nothing of itself behind. */
        @Override
        public void add(Object output) {
            int before = out.size();
            try {
                switch (strings) {
                    case PLAIN -> PythonText.appendStr(out, output);
                    case QUOTED -> PythonText.appendRepr(out, output);
                }
                out.append(end);
            } catch (RuntimeException | Error e) {
                out.truncate(before);
                throw e;
            }
        }

        @Override
        public long sizeBytes() {
            return out.size();
        }

        @Override
        public byte[] finish() {
            return out.toBytes();
        }
    }
}

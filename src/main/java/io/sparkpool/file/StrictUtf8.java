package io.sparkpool.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 without replacing what is not UTF-8, as Java's strings do. */
public final class StrictUtf8 {
    private static final char REPLACEMENT = '\ufffd';

    private StrictUtf8() {}

    /**
     * Returns the text of some bytes.
     *
     * @throws CharacterCodingException if they are not UTF-8; the message says where and how to fix it
     */
    public static String decode(byte[] bytes, int start, int end) throws CharacterCodingException {
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) { // it may also be in the text itself
            check(ByteBuffer.wrap(bytes, start, end - start));
        }
        return text;
    }

    private static void check(ByteBuffer bytes) throws CharacterCodingException {
        int start = bytes.position();
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes);
        } catch (CharacterCodingException e) {
            throw new InvalidUtf8Exception(bytes.position() - start, bytes.get(bytes.position()));
        }
    }

    private static final class InvalidUtf8Exception extends CharacterCodingException {
        private final int index;
        private final byte invalid;

        InvalidUtf8Exception(int index, byte invalid) {
            this.index = index;
            this.invalid = invalid;
        }

        @Override
        public String getMessage() {
            return "it is not UTF-8 text, as byte %d is 0x%02x; convert the file, as with iconv -t UTF-8"
                    .formatted(index + 1, invalid);
        }
    }
}

package io.sparkpool.file;

import io.sparkpool.message.StrictDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 without replacing what is not UTF-8, as Java's strings do. */
public final class StrictUtf8 {
    private StrictUtf8() {}

    /**
     * Returns the text of some bytes.
     *
     * @throws CharacterCodingException if they are not UTF-8; the message says where and how to fix it
     */
    public static String decode(byte[] bytes, int start, int end) throws CharacterCodingException {
        ByteBuffer text = ByteBuffer.wrap(bytes, start, end - start);
        try {
            return StrictDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new InvalidUtf8Exception(text.position() - start, text.get(text.position()));
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

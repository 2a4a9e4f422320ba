package io.sparkpool.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** Decodes text without replacing bytes that do not stand for a character, as Java's strings do. */
public final class StrictDecoder {
    private static final char REPLACEMENT = '\ufffd';

    private StrictDecoder() {}

    /**
     * Returns the text of the remaining bytes of a buffer.
     *
     * @param bytes a buffer that an array backs
     * @throws CharacterCodingException if they are not text in this charset; the position of the buffer is that of the
     *     first byte that is not
     */
    public static String decode(ByteBuffer bytes, Charset charset) throws CharacterCodingException {
        String text = new String(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining(), charset);
        if (text.indexOf(REPLACEMENT) >= 0) { // it may also be in the text itself
            charset.newDecoder().decode(bytes);
        }
        return text;
    }
}

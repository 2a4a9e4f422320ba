package io.sparkpool.source.table;

import io.sparkpool.row.InvalidRowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes text of a charset and refuses bytes that do not stand for a character, which Java would replace.
 *
 * @param charset the charset
 */
record StrictText(Charset charset) {
    private static final char REPLACEMENT = '\ufffd';

    /**
     * Returns the text of some bytes.
     *
     * @throws InvalidRowException if not all bytes are text
     */
    String decode(byte[] bytes, int length) throws InvalidRowException {
        String text = new String(bytes, 0, length, charset);
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireText(bytes, length);
        }
        return text;
    }

    /** Returns the text of some bytes, for a message. */
    String decodeLeniently(byte[] bytes, int length) {
        return new String(bytes, 0, length, charset);
    }

    private void requireText(byte[] bytes, int length) throws InvalidRowException {
        try {
            charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, length));
        } catch (CharacterCodingException e) {
            throw new InvalidRowException(
                    "its bytes are not text in %s; name the encoding of the file by 'spark.pool.input.option.encoding'"
                            .formatted(charset));
        }
    }
}

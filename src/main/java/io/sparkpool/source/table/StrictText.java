package io.sparkpool.source.table;

import io.sparkpool.message.StrictDecoder;
import io.sparkpool.row.InvalidRowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.io.Text;

/**
 * Decodes text of a charset and refuses bytes that do not stand for a character, which Java would replace.
 *
 * @param charset the charset
 */
record StrictText(Charset charset) {
    /** Stands for bytes that are not text; Unicode says that no text contains it. */
    static final char NO_CHARACTER = '\uffff';

    /**
     * Returns the text of some bytes.
     *
     * @throws InvalidRowException if not all bytes are text
     */
    String decode(byte[] bytes, int length) throws InvalidRowException {
        try {
            return StrictDecoder.decode(ByteBuffer.wrap(bytes, 0, length), charset);
        } catch (CharacterCodingException e) {
            throw invalid();
        }
    }

    /**
     * Returns a line in UTF-8.
     *
     * @throws InvalidRowException if not all bytes are text
     */
    Text inUtf8(Text line) throws InvalidRowException {
        if (isAscii(line.getBytes(), line.getLength())) {
            return line;
        }
        String text = decode(line.getBytes(), line.getLength());
        return charset.equals(StandardCharsets.UTF_8) ? line : new Text(text);
    }

    /** Returns a text in UTF-8, without a byte-order mark. */
    byte[] inUtf8(byte[] bytes) throws InvalidRowException {
        String text = decode(bytes, bytes.length);
        return (text.startsWith("\ufeff") ? text.substring(1) : text).getBytes(StandardCharsets.UTF_8);
    }

    private boolean isAscii(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.ISO_8859_1);
    }

    /** Returns the text of some bytes, for a message. */
    String decodeLeniently(byte[] bytes, int length) {
        return new String(bytes, 0, length, charset);
    }

    /** Checks text that has {@link #NO_CHARACTER} in place of bytes that are not text. */
    void requireText(String text) throws InvalidRowException {
        if (text.indexOf(NO_CHARACTER) >= 0) {
            throw invalid();
        }
    }

    private InvalidRowException invalid() {
        return new InvalidRowException(
                "its bytes are not text in %s; name the encoding of the file by 'spark.pool.input.option.encoding'"
                        .formatted(charset));
    }
}

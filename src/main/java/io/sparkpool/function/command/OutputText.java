package io.sparkpool.function.command;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Decodes the output of a program. */
final class OutputText {
    private static final char REPLACEMENT = '\ufffd';

    private OutputText() {}

    /**
     * Returns the text without one line end at its end.
     *
     * @param shown the program in messages
     * @throws CommandException if it is not UTF-8
     */
    static String of(byte[] bytes, Supplier<String> shown) throws CommandException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireValid(ByteBuffer.wrap(bytes), shown);
        }
        return withoutLineEnd(text);
    }

    private static void requireValid(ByteBuffer bytes, Supplier<String> shown) throws CommandException {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes);
        } catch (CharacterCodingException e) {
            throw new CommandException(
                    "%s printed what is not UTF-8, at byte %d; let it print text in UTF-8, or write a file"
                            .formatted(shown.get(), bytes.position() + 1),
                    e);
        }
    }

    private static String withoutLineEnd(String text) {
        if (!text.endsWith("\n")) {
            return text;
        }
        int end = text.length() - 1;
        return text.substring(0, end > 0 && text.charAt(end - 1) == '\r' ? end - 1 : end);
    }
}

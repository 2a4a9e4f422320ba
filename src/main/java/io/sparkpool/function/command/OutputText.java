package io.sparkpool.function.command;

import io.sparkpool.message.StrictDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Decodes the output of a program. */
final class OutputText {
    private OutputText() {}

    /**
     * Returns the text without one line end at its end.
     *
     * @param shown the program in messages
     * @throws CommandException if it is not UTF-8
     */
    static String of(byte[] bytes, Supplier<String> shown) throws CommandException {
        ByteBuffer text = ByteBuffer.wrap(bytes);
        try {
            return withoutLineEnd(StrictDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            throw new CommandException(
                    "%s printed what is not UTF-8, at byte %d; let it print text in UTF-8, or write a file"
                            .formatted(shown.get(), text.position() + 1),
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

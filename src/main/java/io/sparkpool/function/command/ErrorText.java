package io.sparkpool.function.command;

import java.nio.charset.StandardCharsets;

/** Shows the end of what a program has printed on standard error. */
final class ErrorText {
    private static final int MAX_CHARACTERS = 300;

    /** How many bytes at the end are enough; a character has up to four. */
    static final int MAX_BYTES = 4 * (MAX_CHARACTERS + 1);

    private ErrorText() {}

    /** Returns the last lines, on one line after a colon; an empty text if there are none. */
    static String of(byte[] end) {
        String lines = new String(end, StandardCharsets.UTF_8).strip().replaceAll("\\s*\\R\\s*", " | ");
        int characters = lines.codePointCount(0, lines.length());
        if (characters <= MAX_CHARACTERS) {
            return lines.isEmpty() ? "" : ": " + lines;
        }
        return ": ..." + lines.substring(lines.offsetByCodePoints(0, characters - MAX_CHARACTERS));
    }
}

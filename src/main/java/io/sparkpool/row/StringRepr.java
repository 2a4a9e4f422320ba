package io.sparkpool.row;

import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;

/**
 * Writes a string as Python's {@code repr} does: in single quotes, or in double quotes if it contains a single quote
 * and no double quote. Characters that {@code str.isprintable} is false for are escaped.
 */
final class StringRepr {
    private StringRepr() {}

    static String of(String text) {
        return of(text, StringRepr::isPrintable);
    }

    /** Returns bytes as {@code repr} shows them: those of printable ASCII characters as such. */
    static String ofBytes(byte[] bytes) {
        return "b" + of(new String(bytes, StandardCharsets.ISO_8859_1), StringRepr::isPrintableAscii);
    }

    private static String of(String text, IntPredicate printable) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder repr = new StringBuilder().append(quote);
        text.codePoints().forEach(character -> append(repr, character, quote, printable));
        return repr.append(quote).toString();
    }

    private static void append(StringBuilder repr, int character, char quote, IntPredicate printable) {
        switch (character) {
            case '\n' -> repr.append("\\n");
            case '\r' -> repr.append("\\r");
            case '\t' -> repr.append("\\t");
            case '\\' -> repr.append("\\\\");
            default -> {
                if (character == quote) {
                    repr.append('\\').append(quote);
                } else if (printable.test(character)) {
                    repr.appendCodePoint(character);
                } else {
                    repr.append(escaped(character));
                }
            }
        }
    }

    private static String escaped(int character) {
        if (character <= 0xff) {
            return String.format("\\x%02x", character);
        }
        return String.format(character <= 0xffff ? "\\u%04x" : "\\U%08x", character);
    }

    private static boolean isPrintableAscii(int character) {
        return character >= ' ' && character <= '~';
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default -> true;
        };
    }
}

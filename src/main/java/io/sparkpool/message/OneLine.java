package io.sparkpool.message;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts text on one line, without characters that a terminal would act on. Control characters, marks of the writing
 * direction, line separators and unpaired surrogates are escaped as in Java and Python. Letters of all languages are
 * kept, and so is text that has been escaped before.
 */
public final class OneLine {
    private static final Pattern BETWEEN_LINE_ENDS_AND_TABS = Pattern.compile("[^\\n\\t]+");

    private OneLine() {}

    /** Returns the text on one line. */
    public static String of(String text) {
        if (text.codePoints().noneMatch(OneLine::isControl)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(character -> append(shown, character));
        return shown.toString();
    }

    /**
     * Returns a text of several lines with its line ends and tabs, and each of the lines without control characters.
     */
    public static String ofEach(String lines) {
        return BETWEEN_LINE_ENDS_AND_TABS
                .matcher(lines)
                .replaceAll(found -> Matcher.quoteReplacement(of(found.group())));
    }

    private static void append(StringBuilder shown, int character) {
        switch (character) {
            case '\t' -> shown.append("\\t");
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            default -> {
                if (isControl(character)) {
                    shown.append(String.format(character > 0xffff ? "\\U%08x" : "\\u%04x", character));
                } else {
                    shown.appendCodePoint(character);
                }
            }
        }
    }

    /**
     * Returns whether a character is a control, a format such as a mark of the writing direction, or a line separator.
     */
    private static boolean isControl(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}

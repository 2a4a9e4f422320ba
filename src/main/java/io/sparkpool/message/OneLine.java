package io.sparkpool.message;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows text on one line, with nothing in it that a terminal would act on: control characters, marks of the writing
 * direction, separators of lines and halves of characters are escaped as Java and Python write them. Letters of any
 * language stay, and so does text that was escaped before.
 */
public final class OneLine {
    private static final Pattern BETWEEN_LINE_ENDS_AND_TABS = Pattern.compile("[^\\n\\t]+");

    private OneLine() {}

    /** The text on one line. */
    public static String of(String text) {
        if (text.codePoints().noneMatch(OneLine::isControl)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(character -> append(shown, character));
        return shown.toString();
    }

    /** A text of several lines, of which each stays one; tabs stay, too. */
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

    /** Controls, formats (such as the marks that turn the writing direction), and separators of lines. */
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

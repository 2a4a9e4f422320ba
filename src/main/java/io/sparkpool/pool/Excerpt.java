package io.sparkpool.pool;

import java.util.Objects;

/** Shows a value in a message: on one line, of a bounded length, with nothing in it that a terminal would act on. */
public final class Excerpt {
    private static final int MAX_VALUE_CHARACTERS = 80;
    private static final int MAX_MESSAGE_CHARACTERS = 500;

    private Excerpt() {}

    /**
     * The value's text between single quotes, control characters escaped as Java and Python write them.
     *
     * @return at most 80 characters of the text, and {@code ...} where there are more
     */
    public static String of(Object value) {
        return "'" + onOneLine(text(value), MAX_VALUE_CHARACTERS) + "'";
    }

    /** A throwable's simple class name and its message, as one line. */
    public static String ofThrowable(Throwable thrown) {
        String name = thrown.getClass().getSimpleName();
        String message = message(thrown);
        return message.isBlank() ? name : name + ": " + onOneLine(message.strip(), MAX_MESSAGE_CHARACTERS);
    }

    /** The value's text in full, whatever its {@code toString} does. */
    static String text(Object value) {
        try {
            return String.valueOf(value);
        } catch (RuntimeException | VirtualMachineError brokenToString) {
            return "a " + value.getClass().getName();
        }
    }

    private static String message(Throwable thrown) {
        try {
            return Objects.requireNonNullElse(thrown.getMessage(), "");
        } catch (RuntimeException | VirtualMachineError brokenGetMessage) {
            return "";
        }
    }

    private static String onOneLine(String text, int maxCharacters) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(maxCharacters).forEach(character -> append(shown, character));
        return text.codePoints().skip(maxCharacters).findAny().isPresent()
                ? shown.append("...").toString()
                : shown.toString();
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
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}

package io.sparkpool.message;

import java.util.Objects;

/** Shows a value in a message: on one line, of a bounded length, with nothing in it that a terminal would act on. */
public final class MessageText {
    private static final int MAX_VALUE_CHARACTERS = 80;
    private static final int MAX_MESSAGE_CHARACTERS = 500;

    private MessageText() {}

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

    /** Returns a number of bytes in the largest of the units KiB and MiB that makes at least one of it. */
    public static String ofBytes(long bytes) {
        return bytes < 1 << 20 ? (bytes >> 10) + " KiB" : (bytes >> 20) + " MiB";
    }

    /** The value's text in full, whatever its {@code toString} does. */
    public static String text(Object value) {
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
        return text.codePointCount(0, text.length()) <= maxCharacters
                ? OneLine.of(text)
                : OneLine.of(text.substring(0, text.offsetByCodePoints(0, maxCharacters))) + "...";
    }
}

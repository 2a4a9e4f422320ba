package io.sparkpool.message;

import java.util.Objects;

/** Formats values for messages: on one line of limited length, without characters that a terminal would act on. */
public final class MessageText {
    private static final int MAX_VALUE_CHARACTERS = 80;
    private static final int MAX_MESSAGE_CHARACTERS = 500;

    private MessageText() {}

    /**
     * Returns the value's text between single quotes, with control characters escaped as in Java and Python.
     *
     * @return at most 80 characters of the text, followed by {@code ...} if there are more
     */
    public static String of(Object value) {
        return "'" + onOneLine(text(value), MAX_VALUE_CHARACTERS) + "'";
    }

    /** Returns a throwable's simple class name and its message, on one line. */
    public static String ofThrowable(Throwable thrown) {
        String name = thrown.getClass().getSimpleName();
        String message = message(thrown);
        return message.isBlank() ? name : name + ": " + onOneLine(message.strip(), MAX_MESSAGE_CHARACTERS);
    }

    /** Returns a number of bytes in MiB, or in KiB if it is less than one MiB. */
    public static String ofBytes(long bytes) {
        return bytes < 1 << 20 ? (bytes >> 10) + " KiB" : (bytes >> 20) + " MiB";
    }

    /** Returns the value's whole text, or the name of its class if its {@code toString} fails. */
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

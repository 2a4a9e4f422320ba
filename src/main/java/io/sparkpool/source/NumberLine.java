package io.sparkpool.source;

import io.sparkpool.message.MessageText;
import io.sparkpool.pool.task.InputReceiver;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.io.Text;

/**
 * Reads the number on a line as Python's {@code int()} does, or else as <a
 * href="https://docs.python.org/3/library/functions.html#float">{@code float()}</a> does, but with ASCII digits only.
 * Blanks around the number are ignored, and so are blank lines.
 *
 * @param type the type of the numbers
 */
record NumberLine(NumberType type) implements LineReader {
    private static final Pattern INT = Pattern.compile("[+-]?[0-9]++");
    private static final Pattern FLOAT = Pattern.compile("[+-]?(?:[0-9]++\\.?[0-9]*+|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");
    private static final Pattern INFINITE = Pattern.compile("[+-]?inf(?:inity)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_A_NUMBER = Pattern.compile("[+-]?nan", Pattern.CASE_INSENSITIVE);

    /** Any number with this many digits fits into a {@code long}. */
    private static final int MAX_DIGITS_OF_LONG = 18;

    /**
     * Python's own <a
     * href="https://docs.python.org/3/library/stdtypes.html#integer-string-conversion-length-limitation"> limit</a>:
     * the time to read a whole number grows with the square of its length.
     */
    static final int MAX_DIGITS = 4300;

    @Override
    public boolean read(Text line, InputReceiver<? super Object> receiver) {
        byte[] bytes = line.getBytes();
        int length = line.getLength();
        int first = length > 0 && (bytes[0] == '-' || bytes[0] == '+') ? 1 : 0;
        if (length == first || length - first > MAX_DIGITS_OF_LONG) {
            return readSlowly(line.toString(), receiver);
        }
        long value = 0;
        for (int i = first; i < length; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return readSlowly(line.toString(), receiver);
            }
            value = 10 * value + digit;
        }
        long number = bytes[0] == '-' ? -value : value;
        if (type.takesLongs()) {
            return receiver.acceptLong(number);
        }
        Optional<Number> converted = type.whole(number);
        return converted.isPresent() ? receiver.accept(converted.get()) : reject(line.toString(), receiver);
    }

    private boolean readSlowly(String line, InputReceiver<? super Object> receiver) {
        String text = strip(line);
        if (text.isEmpty()) {
            receiver.skip();
            return true;
        }
        String digits = withoutUnderscores(text);
        if (INT.matcher(digits).matches()) {
            return readWhole(line, digits, receiver);
        }
        if (FLOAT.matcher(digits).matches()) {
            return accept(line, type.decimal(digits), receiver);
        }
        if (INFINITE.matcher(text).matches()) {
            double infinity = text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            return accept(line, type.notFinite(infinity), receiver);
        }
        if (NOT_A_NUMBER.matcher(text).matches()) {
            return accept(line, type.notFinite(Double.NaN), receiver);
        }
        return receiver.reject(
                line,
                "%s is not a number; write one whole or decimal number on each line".formatted(MessageText.of(line)));
    }

    private boolean readWhole(String line, String digits, InputReceiver<? super Object> receiver) {
        int count = isDigit(digits.charAt(0)) ? digits.length() : digits.length() - 1;
        if (count > MAX_DIGITS) {
            return receiver.reject(
                    line,
                    "%s is a whole number of %d digits; at most %d are read, as by Python's int(): shorten it or take it out"
                            .formatted(MessageText.of(line), count, MAX_DIGITS));
        }
        BigInteger value = new BigInteger(digits);
        return value.bitLength() < Long.SIZE && type.takesLongs()
                ? receiver.acceptLong(value.longValue())
                : accept(line, type.whole(value), receiver);
    }

    private boolean accept(String line, Optional<Number> number, InputReceiver<? super Object> receiver) {
        return number.isPresent() ? receiver.accept(number.get()) : reject(line, receiver);
    }

    private boolean reject(String line, InputReceiver<? super Object> receiver) {
        return receiver.reject(line, "%s is not %s".formatted(MessageText.of(line), type.described()));
    }

    /** Removes single underscores between digits, which Python allows; returns a text with any other ones as it is. */
    private static String withoutUnderscores(String text) {
        for (int at = text.indexOf('_'); at >= 0; at = text.indexOf('_', at + 1)) {
            if (at == 0 || at + 1 == text.length() || !isDigit(text.charAt(at - 1)) || !isDigit(text.charAt(at + 1))) {
                return text;
            }
        }
        return text.replace("_", "");
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    /** Removes the blanks around a number that Python's {@code int()} ignores. */
    private static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (start < end && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /**
     * Returns whether Python's {@code int()} ignores a character: {@code str.isspace} without the separators of ASCII.
     */
    private static boolean isBlank(char character) {
        boolean separator = character >= '\u001c' && character <= '\u001f';
        return !separator
                && (Character.isWhitespace(character) || Character.isSpaceChar(character) || character == '\u0085');
    }
}

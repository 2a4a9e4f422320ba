package io.sparkpool.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads the text of numbers, with ASCII digits and no blanks. Each method throws a {@link NumberFormatException} if the
 * text is no such number.
 */
final class NumberText {
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]++");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:[0-9]++\\.?[0-9]*+|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");

    /** The limit of Python: the time to read a whole number grows with the square of its length. */
    private static final int MAX_CHARACTERS = 4300;

    private NumberText() {}

    static BigInteger toBigInteger(String text) {
        return new BigInteger(require(WHOLE, text));
    }

    static BigDecimal toBigDecimal(String text) {
        return new BigDecimal(require(DECIMAL, text));
    }

    /** Reads a whole number exactly, and any other as a double. */
    static Number toNumber(String text) {
        if (WHOLE.matcher(text).matches()) {
            return ExactNumbers.smallest(toBigInteger(text));
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> finite(Double.parseDouble(require(DECIMAL, text)));
        };
    }

    private static double finite(double number) {
        if (Double.isInfinite(number)) {
            throw new NumberFormatException("too large for a double");
        }
        return number;
    }

    private static String require(Pattern pattern, String text) {
        if (text.length() > MAX_CHARACTERS || !pattern.matcher(text).matches()) {
            throw new NumberFormatException("not a number of at most " + MAX_CHARACTERS + " digits");
        }
        return text;
    }
}

package io.sparkpool.message;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Writes a double as Python's {@code repr} does: with the shortest digits that read back as the same double, positional
 * from 1e-4 to 1e16 and scientific otherwise.
 */
public final class FloatText {
    private static final int POSITIONAL_FROM_EXPONENT = -4;
    private static final int SCIENTIFIC_FROM_EXPONENT = 16;

    /** Below this, one digit may be enough where Jackson gives two, which are nearer to the double. */
    private static final double MIN_WITH_TWO_DIGITS = 1e-320;

    /** From here on, {@code Double.toString} is positional, as Python is. */
    private static final double JAVA_IS_POSITIONAL_FROM = 1e-3;

    private static final double JAVA_IS_SCIENTIFIC_FROM = 1e7;

    private FloatText() {}

    /** Returns the text of a number; {@code nan}, {@code inf} or {@code -inf} if it is not finite. */
    public static String of(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        double absolute = Math.abs(value);
        if (absolute >= JAVA_IS_POSITIONAL_FROM && absolute < JAVA_IS_SCIENTIFIC_FROM) {
            return shortest(value);
        }
        BigDecimal shortest = shortestDecimal(absolute);
        String digits = shortest.unscaledValue().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        boolean positional = exponent >= POSITIONAL_FROM_EXPONENT && exponent < SCIENTIFIC_FROM_EXPONENT;
        return (value < 0 ? "-" : "") + (positional ? positional(digits, exponent) : scientific(digits, exponent));
    }

    /**
     * Returns the shortest digits in the form of {@code Double.toString}, which itself writes more digits than necessary up
     * to Java 18.
     */
    private static String shortest(double value) {
        return NumberOutput.toString(value, true);
    }

    private static BigDecimal shortestDecimal(double value) {
        BigDecimal shortest = new BigDecimal(shortest(value)).stripTrailingZeros();
        if (value < MIN_WITH_TWO_DIGITS) {
            BigDecimal oneDigit =
                    new BigDecimal(value).round(new MathContext(1)).stripTrailingZeros();
            return oneDigit.doubleValue() == value ? oneDigit : shortest;
        }
        return shortest;
    }

    private static String positional(String digits, int exponent) {
        if (exponent < 0) {
            return "0." + "0".repeat(-exponent - 1) + digits;
        }
        int before = exponent + 1;
        return digits.length() <= before
                ? digits + "0".repeat(before - digits.length()) + ".0"
                : digits.substring(0, before) + "." + digits.substring(before);
    }

    private static String scientific(String digits, int exponent) {
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        String sign = exponent < 0 ? "-" : "+";
        return mantissa + "e" + sign + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }
}

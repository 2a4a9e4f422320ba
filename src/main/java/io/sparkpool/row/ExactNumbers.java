package io.sparkpool.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** Conversions between types of numbers. Each throws an {@link ArithmeticException} if the number would change. */
final class ExactNumbers {
    /** A double keeps all decimals with this many digits apart. */
    private static final int DIGITS_OF_DOUBLE = 15;

    /** Doubles up to this power of ten, and down to its inverse, have all of their digits. */
    private static final int MAX_EXPONENT = 300;

    /** 2^63, the least double above all numbers of type long. */
    private static final double ABOVE_LONG = 0x1p63;

    private ExactNumbers() {}

    static Long toLong(Number value) {
        return isWholeType(value) ? value.longValue() : toBigDecimal(value).longValueExact();
    }

    static Integer toInteger(Number value) {
        return Math.toIntExact(toLong(value));
    }

    static Short toShort(Number value) {
        int number = toInteger(value);
        if (number != (short) number) {
            throw new ArithmeticException("short overflow");
        }
        return (short) number;
    }

    static Byte toByte(Number value) {
        int number = toInteger(value);
        if (number != (byte) number) {
            throw new ArithmeticException("byte overflow");
        }
        return (byte) number;
    }

    static Double toDouble(Number value) {
        if (value instanceof BigDecimal decimal) {
            return requireDigits(decimal, decimal.doubleValue(), DIGITS_OF_DOUBLE);
        }
        double number = value.doubleValue();
        if (isWholeType(value)) {
            requireSame(value.longValue(), number);
        }
        return number;
    }

    static Float toFloat(Number value) {
        float number = value.floatValue();
        if (value instanceof BigDecimal decimal) {
            requireDigits(decimal, number, 0);
        } else if (isWholeType(value)) {
            requireSame(value.longValue(), number);
        } else if (Double.compare(number, value.doubleValue()) != 0) {
            throw new ArithmeticException("rounding necessary");
        }
        return number;
    }

    static BigInteger toBigInteger(Number value) {
        return isWholeType(value)
                ? BigInteger.valueOf(value.longValue())
                : toBigDecimal(value).toBigIntegerExact();
    }

    /** Returns the exact value of a whole number, and of another double the shortest decimal that stands for it. */
    static BigDecimal toBigDecimal(Number value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (isWholeType(value)) {
            return BigDecimal.valueOf(value.longValue());
        }
        double number = value.doubleValue();
        if (!Double.isFinite(number)) {
            throw new ArithmeticException("not a number");
        }
        return number == Math.rint(number) ? new BigDecimal(number) : BigDecimal.valueOf(number);
    }

    /** Returns the number as the class that shows what it is. */
    static Number toNumber(Number value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.scale() > 0 ? decimal : smallest(decimal.toBigIntegerExact());
        }
        return isWholeType(value) ? (Number) value.longValue() : (Number) value.doubleValue();
    }

    static Number smallest(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
    }

    private static boolean isWholeType(Number value) {
        return value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte;
    }

    private static void requireSame(long value, double number) {
        if (number >= ABOVE_LONG || (long) number != value) {
            throw new ArithmeticException("rounding necessary");
        }
    }

    /** Requires that the digits of a decimal are also those of the number, which is the nearest to it. */
    private static double requireDigits(BigDecimal decimal, double number, int alwaysSame) {
        long exponent = (long) decimal.precision() - decimal.scale();
        if (decimal.precision() > alwaysSame || Math.abs(exponent) > MAX_EXPONENT) {
            BigDecimal digits = Double.isFinite(number)
                    ? new BigDecimal(number).round(new MathContext(decimal.precision()))
                    : BigDecimal.ZERO;
            if (digits.compareTo(decimal) != 0) {
                throw new ArithmeticException("rounding necessary");
            }
        }
        return number;
    }
}

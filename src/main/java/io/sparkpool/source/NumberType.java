package io.sparkpool.source;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** The type of the numbers that a function takes. */
enum NumberType {
    /** Any number: a {@code Long} where it fits, else a {@code BigInteger}; a {@code Double} if it is not whole. */
    NUMBER("a number"),
    /** Whole numbers of 64 bits. */
    LONG("a whole number that a Long can hold; let the function take a Number"),
    /** Any number; a whole one only if it is exactly a {@code Double}. */
    DOUBLE("a number that a Double can hold exactly; let the function take a Number"),
    /** Whole numbers. */
    BIG_INTEGER("a whole number; let the function take a Number"),
    /** All numbers that are finite. */
    BIG_DECIMAL("a number that a BigDecimal can hold, of at most %d digits; let the function take a Number"
            .formatted(NumberLine.MAX_DIGITS));

    /** All whole numbers up to here are exact as doubles; so is the smallest {@code long}, whose absolute value is negative. */
    private static final long MAX_EXACT = 1L << 53;

    private final String described;

    NumberType(String described) {
        this.described = described;
    }

    /** Returns the type of the numbers that a function takes; empty if it takes no numbers. */
    static Optional<NumberType> of(Wanted wanted) {
        if (wanted.accepts(Long.class)) {
            return Optional.of(wanted.isOnly(Long.class) ? LONG : NUMBER);
        }
        if (wanted.isOnly(Double.class)) {
            return Optional.of(DOUBLE);
        }
        if (wanted.isOnly(BigInteger.class)) {
            return Optional.of(BIG_INTEGER);
        }
        return wanted.isOnly(BigDecimal.class) ? Optional.of(BIG_DECIMAL) : Optional.empty();
    }

    /** Returns whether a {@code long} is a number of this type as it is. */
    boolean takesLongs() {
        return this == NUMBER || this == LONG;
    }

    /** Returns a whole number as one of this type; empty if there is none that is equal. */
    Optional<Number> whole(long value) {
        boolean exactDouble = this == DOUBLE && Math.abs(value) <= MAX_EXACT;
        if (exactDouble) {
            return Optional.of((double) value);
        }
        return takesLongs() ? Optional.of(value) : whole(BigInteger.valueOf(value));
    }

    /** Returns a whole number that does not fit into a {@code long}, or is not to be one, as one of this type. */
    Optional<Number> whole(BigInteger value) {
        return switch (this) {
            case NUMBER, BIG_INTEGER -> Optional.of(value);
            case LONG -> Optional.empty();
            case BIG_DECIMAL -> Optional.of(new BigDecimal(value));
            case DOUBLE -> isExactly(value.doubleValue(), value) ? Optional.of(value.doubleValue()) : Optional.empty();
        };
    }

    /** Returns a decimal number as one of this type. */
    Optional<Number> decimal(String digits) {
        return switch (this) {
            case NUMBER, DOUBLE -> Optional.of(Double.valueOf(digits));
            case LONG, BIG_INTEGER -> Optional.empty();
            case BIG_DECIMAL -> bigDecimal(digits);
        };
    }

    private static Optional<Number> bigDecimal(String digits) {
        try {
            return digits.length() > NumberLine.MAX_DIGITS ? Optional.empty() : Optional.of(new BigDecimal(digits));
        } catch (NumberFormatException exponentTooLarge) {
            return Optional.empty();
        }
    }

    /** Returns an infinite number, or what is not a number, as one of this type. */
    Optional<Number> notFinite(double value) {
        return this == NUMBER || this == DOUBLE ? Optional.of(value) : Optional.empty();
    }

    /** Returns what a number of this type is, and how to take others. */
    String described() {
        return described;
    }

    private static boolean isExactly(double number, BigInteger value) {
        return Double.isFinite(number)
                && new BigDecimal(number).toBigIntegerExact().equals(value);
    }
}

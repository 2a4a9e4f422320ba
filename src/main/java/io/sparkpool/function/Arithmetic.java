package io.sparkpool.function;

import java.math.BigInteger;
import java.util.function.LongUnaryOperator;
import org.apache.spark.api.java.function.Function;

/**
 * A function of one number that computes as Python does: whole numbers are exact at any size, and floats are IEEE
 * doubles. A subclass implements it for {@code long}, for whole numbers that a {@code long} cannot hold, and for
 * {@code double}.
 */
abstract class Arithmetic implements Function<Number, Number>, LongUnaryOperator {
    private final String name;

    Arithmetic(String name) {
        this.name = name;
    }

    /**
     * Returns the result for a {@code long}.
     *
     * @throws ArithmeticException if the exact result does not fit into a {@code long}
     */
    @Override
    public abstract long applyAsLong(long x);

    abstract BigInteger applyAsBigInteger(BigInteger x);

    abstract double applyAsDouble(double x);

    /**
     * Returns the result for a number of any type.
     *
     * @return a {@code Double} for a float; for a whole number a {@code Long} where it fits, else a {@code BigInteger}
     * @throws IllegalArgumentException if {@code x} is neither a float nor a whole number
     */
    @Override
    public Number call(Number x) {
        if (x instanceof Double || x instanceof Float) {
            return applyAsDouble(x.doubleValue());
        }
        if (x instanceof BigInteger big) {
            return smallest(applyAsBigInteger(big));
        }
        if (x instanceof Long || x instanceof Integer || x instanceof Short || x instanceof Byte) {
            return ofLong(x.longValue());
        }
        throw new IllegalArgumentException("a number of type " + x.getClass().getName() + " is not supported");
    }

    /** Returns the name of the function, as in messages and in {@code spark.pool.function}. */
    @Override
    public String toString() {
        return name;
    }

    private Number ofLong(long x) {
        try {
            return applyAsLong(x);
        } catch (ArithmeticException doesNotFit) {
            return smallest(applyAsBigInteger(BigInteger.valueOf(x)));
        }
    }

    private static Number smallest(BigInteger exact) {
        return exact.bitLength() < Long.SIZE ? (Number) exact.longValue() : exact;
    }
}

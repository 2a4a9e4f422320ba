package io.sparkpool.function;

import java.math.BigInteger;

/** Returns the square of a number: the function of the lesson. */
public final class Square extends Arithmetic {
    /** Creates the function {@code square}. */
    public Square() {
        super("square");
    }

    @Override
    public long applyAsLong(long x) {
        return Math.multiplyExact(x, x);
    }

    @Override
    BigInteger applyAsBigInteger(BigInteger x) {
        return x.multiply(x);
    }

    @Override
    double applyAsDouble(double x) {
        return x * x;
    }
}

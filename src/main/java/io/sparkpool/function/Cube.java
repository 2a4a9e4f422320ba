package io.sparkpool.function;

import java.math.BigInteger;

/** Returns the cube of a number. */
public final class Cube extends Arithmetic {
    /** Creates the function {@code cube}. */
    public Cube() {
        super("cube");
    }

    @Override
    public long applyAsLong(long x) {
        return Math.multiplyExact(Math.multiplyExact(x, x), x);
    }

    @Override
    BigInteger applyAsBigInteger(BigInteger x) {
        return x.pow(3);
    }

    @Override
    double applyAsDouble(double x) {
        return x * x * x;
    }
}

package io.sparkpool.function;

import java.math.BigInteger;

/** Returns a number with the opposite sign. */
public final class Negate extends Arithmetic {
    /** Creates the function {@code negate}. */
    public Negate() {
        super("negate");
    }

    @Override
    public long applyAsLong(long x) {
        return Math.negateExact(x);
    }

    @Override
    BigInteger applyAsBigInteger(BigInteger x) {
        return x.negate();
    }

    @Override
    double applyAsDouble(double x) {
        return -x;
    }
}

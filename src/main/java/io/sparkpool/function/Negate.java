package io.sparkpool.function;

import java.math.BigInteger;

/** A number with its sign turned. */
public final class Negate extends Arithmetic {
    /** The function called {@code negate}. */
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

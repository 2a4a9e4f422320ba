package io.sparkpool.function;

import java.util.function.LongUnaryOperator;
import org.apache.spark.api.java.function.Function;

/** Returns its input. */
public final class Identity implements Function<Object, Object>, LongUnaryOperator {
    /** Returns the identity function of a type. */
    @SuppressWarnings("unchecked") // it returns what it gets, of whatever type
    public static <T> Function<T, T> of() {
        return (Function<T, T>) (Function<?, ?>) new Identity();
    }

    @Override
    public long applyAsLong(long x) {
        return x;
    }

    @Override
    public Object call(Object x) {
        return x;
    }

    @Override
    public String toString() {
        return "identity";
    }
}

package io.sparkpool.function;

import java.util.function.LongUnaryOperator;
import org.apache.spark.api.java.function.Function;

/** Gives back what it gets. */
public final class Identity implements Function<Object, Object>, LongUnaryOperator {
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

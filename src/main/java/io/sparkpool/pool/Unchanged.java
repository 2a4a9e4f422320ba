package io.sparkpool.pool;

import java.util.function.LongUnaryOperator;
import org.apache.spark.api.java.function.Function;

/** Inputs as they are, for a reduction of them. */
final class Unchanged<I> implements Function<I, I>, LongUnaryOperator {
    @Override
    public I call(I input) {
        return input;
    }

    @Override
    public long applyAsLong(long input) {
        return input;
    }
}

package io.sparkpool.pool;

import io.sparkpool.function.BatchFunction;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function;

/**
 * A function in one of its shapes.
 *
 * @param <I> the type of one input
 * @param <O> the type of one output
 */
public final class Mapping<I, O> {
    private final Object function;

    private Mapping(Object function) {
        this.function = function;
    }

    /** Returns the mapping of a function that has one output for each input. */
    public static <I, O> Mapping<I, O> each(Function<? super I, ? extends O> function) {
        return new Mapping<>(function);
    }

    /** Returns the mapping of a function that has any number of outputs for each input. */
    public static <I, O> Mapping<I, O> flat(FlatMapFunction<? super I, ? extends O> function) {
        return new Mapping<>(function);
    }

    /** Returns the mapping of a function of many inputs at once. */
    public static <I, O> Mapping<I, O> batches(BatchFunction<I, O> function) {
        return new Mapping<>(function);
    }

    Object function() {
        return function;
    }
}

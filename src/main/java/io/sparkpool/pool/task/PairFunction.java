package io.sparkpool.pool.task;

import io.sparkpool.function.Pair;
import java.util.Objects;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.api.java.function.Function2;

/** A function of two arguments as one of their pair. */
public record PairFunction<A, B, O>(Function2<? super A, ? super B, ? extends O> function)
        implements Function<Pair<A, B>, O> {
    public PairFunction {
        Objects.requireNonNull(function, "function is null");
    }

    /** A function as the user gave it: what messages and copies are about. */
    public static Object given(Function<?, ?> function) {
        return function instanceof PairFunction<?, ?, ?> star ? star.function() : function;
    }

    @Override
    public O call(Pair<A, B> arguments) throws Exception {
        return function.call(arguments.first(), arguments.second());
    }
}

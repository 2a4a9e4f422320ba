package io.sparkpool.pool.task;

import io.sparkpool.function.Pair;
import java.util.Objects;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.api.java.function.Function2;

/** Calls a function of two arguments with the values of a pair. */
public record PairFunction<A, B, O>(Function2<? super A, ? super B, ? extends O> function)
        implements Function<Pair<A, B>, O> {
    public PairFunction {
        Objects.requireNonNull(function, "function is null");
    }

    /** Returns the function of the user: the one that messages name, and for which initializers run. */
    public static Object unwrap(Function<?, ?> function) {
        return function instanceof PairFunction<?, ?, ?> pairs ? pairs.function() : function;
    }

    @Override
    public O call(Pair<A, B> arguments) throws Exception {
        return function.call(arguments.first(), arguments.second());
    }
}

package io.sparkpool.pool;

import java.util.Objects;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.api.java.function.Function2;

/** Runs on executors. A function of two arguments as one of their pair. */
record Star<A, B, O>(Function2<? super A, ? super B, ? extends O> function) implements Function<Pair<A, B>, O> {
    Star {
        Objects.requireNonNull(function, "function is null");
    }

    /** Driver only. A function as the user gave it: what messages and copies are about. */
    static Object given(Function<?, ?> function) {
        return function instanceof Star<?, ?, ?> star ? star.function() : function;
    }

    @Override
    public O call(Pair<A, B> arguments) throws Exception {
        return function.call(arguments.first(), arguments.second());
    }
}

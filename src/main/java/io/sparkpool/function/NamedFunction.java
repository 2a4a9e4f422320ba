package io.sparkpool.function;

import java.util.Objects;
import org.apache.spark.api.java.function.Function;

/**
 * The function that a job names.
 *
 * @param function a function in one of the shapes that {@link Functions#named} accepts
 * @param type the types that its class declares
 */
public record NamedFunction(Object function, FunctionType type) {
    /** Returns a function of one input with the types that its class declares. */
    public static NamedFunction of(Function<?, ?> function) {
        return new NamedFunction(function, FunctionType.of(function.getClass(), Function.class));
    }

    /** Checks that nothing is missing. */
    public NamedFunction {
        Objects.requireNonNull(function, "function is null");
        Objects.requireNonNull(type, "type is null");
    }
}

package io.sparkpool.function;

import java.util.Objects;

/**
 * The function that a job names.
 *
 * @param function a function in one of the shapes that {@link Functions#named} accepts
 * @param type the types that its class declares
 */
public record NamedFunction(Object function, FunctionType type) {
    /** Checks that nothing is missing. */
    public NamedFunction {
        Objects.requireNonNull(function, "function is null");
        Objects.requireNonNull(type, "type is null");
    }
}

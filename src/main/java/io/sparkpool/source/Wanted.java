package io.sparkpool.source;

import java.lang.reflect.Type;
import java.util.Objects;

/**
 * The inputs that the function of a job takes.
 *
 * @param type the type of one input; {@code Object} if the function does not declare it
 * @param function the name of the function in messages
 * @param rows whether a source of rows passes each input with its row, as a {@link io.sparkpool.row.RowInput}
 */
public record Wanted(Type type, String function, boolean rows) {
    /** Checks that nothing is missing. */
    public Wanted {
        Objects.requireNonNull(type, "type is null");
        Objects.requireNonNull(function, "function is null");
    }

    /** Returns whether the function takes inputs of a class, and of no wider type. */
    public boolean isOnly(Class<?> input) {
        return type == input;
    }
}

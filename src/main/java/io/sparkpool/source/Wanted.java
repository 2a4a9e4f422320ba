package io.sparkpool.source;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Key;
import io.sparkpool.config.Setting;
import java.lang.reflect.ParameterizedType;
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

    /** Returns whether the function takes inputs of a class. */
    public boolean accepts(Class<?> input) {
        Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
        return raw instanceof Class<?> taken && taken.isAssignableFrom(input);
    }

    /**
     * Adds to the problems that the function does not take what a source gives.
     *
     * @param gives what the source gives, and after a semicolon what to do
     */
    public void refuse(JobContext context, String gives) {
        Setting name = context.settings().find(Key.FUNCTION.key()).orElseThrow();
        context.problems().add("use", name, "it takes a %s, and %s".formatted(type.getTypeName(), gives));
    }
}

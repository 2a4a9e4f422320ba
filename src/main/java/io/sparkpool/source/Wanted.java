package io.sparkpool.source;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Key;
import io.sparkpool.config.Setting;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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
        return raw() instanceof Class<?> taken && taken.isAssignableFrom(input);
    }

    /** Returns the names of the components if the function takes a record. */
    public Optional<List<String>> components() {
        return raw() instanceof Class<?> taken && taken.isRecord()
                ? Optional.of(Stream.of(taken.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList())
                : Optional.empty();
    }

    private static String withArticle(String name) {
        return ("aeiou".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
    }

    private Type raw() {
        return type instanceof ParameterizedType generic ? generic.getRawType() : type;
    }

    /**
     * Adds to the problems that the function does not take what a source gives.
     *
     * @param gives what the source gives, and after a semicolon what to do
     */
    public void refuse(JobContext context, String gives) {
        Setting name = context.settings().find(Key.FUNCTION.key()).orElseThrow();
        context.problems().add("use", name, "it takes %s, and %s".formatted(withArticle(type.getTypeName()), gives));
    }
}

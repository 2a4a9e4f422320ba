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
 * @param addedColumn the name of the column that the outputs add to the rows of a table, if they do: each input comes
 *     with its row then, as a {@link io.sparkpool.row.RowInput}
 */
public record Wanted(Type type, String function, Optional<String> addedColumn) {
    /** Checks that nothing is missing. */
    public Wanted {
        Objects.requireNonNull(type, "type is null");
        Objects.requireNonNull(function, "function is null");
        Objects.requireNonNull(addedColumn, "addedColumn is null");
    }

    /** Returns whether each input comes with its row. */
    public boolean rows() {
        return addedColumn.isPresent();
    }

    /**
     * Checks that the column that the outputs add is not there yet.
     *
     * @param columns the columns of the input
     * @throws IllegalArgumentException if it is
     */
    public void requireNewColumn(String... columns) {
        addedColumn.filter(List.of(columns)::contains).ifPresent(name -> {
            throw new IllegalArgumentException(
                    "the input has a column '%s' already, so the outputs cannot be a column of that name; set '%s' to another one"
                            .formatted(name, Key.OUTPUT_COLUMN.key()));
        });
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

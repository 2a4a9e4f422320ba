package io.sparkpool;

import io.sparkpool.config.Key;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.function.FunctionName;
import io.sparkpool.function.Functions;
import io.sparkpool.function.NamedFunction;
import io.sparkpool.message.Nearest;
import io.sparkpool.pool.Mapping;
import io.sparkpool.pool.SerializationCheck;
import io.sparkpool.source.SourceKind;
import io.sparkpool.source.Wanted;
import io.sparkpool.source.table.AddedColumn;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The function of a job, and the types that its class declares.
 *
 * @param named the function
 */
record JobFunction(NamedFunction named) {
    /**
     * Finds the function that the settings name.
     *
     * @return the function; another one if there is none, which is added to the problems
     */
    static JobFunction find(Settings settings, Problems problems) {
        Setting name = settings.find(Key.FUNCTION.key()).orElseThrow();
        if (name.value().equals(JobCommand.NAME)) {
            return new JobFunction(JobCommand.of(name, settings, problems)
                    .map(NamedFunction::of)
                    .orElseGet(JobFunction::identity));
        }
        JobCommand.refuse(name, settings, problems);
        try {
            NamedFunction named = Functions.named(name.value());
            SerializationCheck.problem(named.function())
                    .ifPresent(reason -> problems.add("use", name, "it cannot be sent to executors: " + reason));
            return new JobFunction(named);
        } catch (IllegalArgumentException e) {
            problems.add("use", name, e.getMessage() + suggestion(name.value()));
            return new JobFunction(identity());
        }
    }

    private static NamedFunction identity() {
        return Functions.named("identity");
    }

    private static String suggestion(String name) {
        List<String> known = Stream.concat(Functions.namesLike(name).stream(), Stream.of(JobCommand.NAME))
                .toList();
        return Nearest.closeTo(name, known)
                .filter(other -> !other.equals(name))
                .map("; did you mean '%s'?"::formatted)
                .orElse("");
    }

    /** Returns what the function takes of a source that is not known yet. */
    Wanted wanted() {
        return new Wanted(named.type().input(), name(), Optional.empty());
    }

    /** Returns what the function takes of a kind of source. */
    Wanted wanted(SourceKind kind, Settings settings) {
        return new Wanted(
                takesText(kind, settings) ? String.class : named.type().input(), name(), addedColumn(kind, settings));
    }

    /** A program takes a line or a column as the text that it is. */
    private static boolean takesText(SourceKind kind, Settings settings) {
        return settings.get(Key.FUNCTION).equals(JobCommand.NAME) && (kind == SourceKind.TEXT || kind.hasRows());
    }

    private String name() {
        return FunctionName.of(named.function());
    }

    /** Returns the mapping of what a kind of source gives to what the job writes. */
    Mapping<Object, Object> mapping(SourceKind kind, Settings settings) {
        Mapping<Object, Object> mapping = Mapping.of(named.function());
        return addedColumn(kind, settings)
                .map(column -> mapping.adapted(new AddedColumn(column)))
                .orElse(mapping);
    }

    /** Returns the type of an output. */
    Type outputType() {
        return named.type().output();
    }

    /** Returns the column that the outputs add to the rows of their inputs; empty if they are rows themselves. */
    private Optional<String> addedColumn(SourceKind kind, Settings settings) {
        return kind.hasRows() && !AddedColumn.isRow(outputType())
                ? Optional.of(outputColumn(settings))
                : Optional.empty();
    }

    /** Returns the name of the column of outputs that are no rows themselves. */
    String outputColumn(Settings settings) {
        return settings.find(Key.OUTPUT_COLUMN).orElseGet(() -> shortName(settings));
    }

    private static String shortName(Settings settings) {
        String name = settings.get(Key.FUNCTION);
        return name.substring(name.lastIndexOf('.') + 1);
    }
}

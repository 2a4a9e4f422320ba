package io.sparkpool.config;

import io.sparkpool.message.OneLine;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The checked settings of a job.
 *
 * @param settings every setting, Spark's too, defaults included
 * @param redaction what is to be masked when settings are shown
 * @param input where the inputs come from
 * @param function a built-in function's name or a class name
 * @param chunkSize how many inputs a task maps, at least 1, if the user says
 * @param output what is written
 * @param errors what is done about inputs that fail
 * @param clusterTimeout how long a cluster's master may take to answer, and its executors to come
 */
public record JobConfig(
        Settings settings,
        Redaction redaction,
        InputConfig input,
        Setting function,
        OptionalInt chunkSize,
        OutputConfig output,
        ErrorConfig errors,
        Duration clusterTimeout) {
    /** Checks that nothing is missing. */
    public JobConfig {
        Objects.requireNonNull(settings, "settings is null");
        Objects.requireNonNull(redaction, "redaction is null");
        Objects.requireNonNull(input, "input is null");
        Objects.requireNonNull(function, "function is null");
        Objects.requireNonNull(chunkSize, "chunkSize is null");
        Objects.requireNonNull(output, "output is null");
        Objects.requireNonNull(errors, "errors is null");
        Objects.requireNonNull(clusterTimeout, "clusterTimeout is null");
    }

    /**
     * Checks settings. What is wrong goes to {@code problems}, and a default takes its place, so that the rest can be
     * checked too.
     *
     * @param lowestFirst all settings given, of two with the same key the later one counts
     */
    public static JobConfig check(Collection<Setting> lowestFirst, Problems problems) {
        return JobConfigReader.read(lowestFirst, problems);
    }

    /** Every setting and its origin, one a line, in the order of the keys, secrets masked. */
    public String table() {
        int width = settings.all().stream()
                .mapToInt(setting -> OneLine.of(setting.key()).length())
                .max()
                .orElse(0);
        return settings.all().stream()
                .map(setting -> "%s = %s  (%s)\n"
                        .formatted(
                                pad(OneLine.of(setting.key()), width),
                                redaction.shown(setting),
                                OneLine.of(setting.origin())))
                .collect(Collectors.joining());
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}

package io.sparkpool.config;

import io.sparkpool.message.OneLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The checked settings of a job.
 *
 * @param settings every setting, including Spark's own and the defaults
 * @param redaction the rule that masks secrets
 */
public record JobConfig(Settings settings, Redaction redaction) {
    /** Checks that nothing is missing. */
    public JobConfig {
        Objects.requireNonNull(settings, "settings is null");
        Objects.requireNonNull(redaction, "redaction is null");
    }

    /**
     * Checks each setting by itself. A wrong one is added to the problems; its default is used instead, so that the
     * rest can be checked too.
     *
     * @param lowestFirst all settings given; of two with the same key, the later one takes precedence
     * @param keys the keys that the job reads
     */
    public static JobConfig check(Collection<Setting> lowestFirst, Keys keys, Problems problems) {
        List<Setting> layers = new ArrayList<>(keys.defaults());
        layers.addAll(lowestFirst);
        Settings settings = Settings.of(layers);
        Redaction redaction = Redaction.of(settings, problems);
        problems.redactBy(redaction);
        KnownKeys.check(settings, keys, problems);
        Master.check(settings, problems);
        PageStay.check(settings, problems);
        keys.all().forEach(key -> settings.check(key, problems));
        requireJavaSerializer(settings, problems);
        return new JobConfig(settings, redaction);
    }

    private static void requireJavaSerializer(Settings settings, Problems problems) {
        settings.find("spark.serializer")
                .filter(serializer -> !serializer.value().endsWith(".JavaSerializer"))
                .ifPresent(serializer -> problems.add(
                        "use",
                        serializer,
                        "the pool sends its chunks by Java serialization, which is faster for them; leave it out"));
    }

    /** Returns the value of a key that has a default. */
    public <T> T get(Key<T> key) {
        return settings.get(key);
    }

    /** Returns how long to wait for the master of a cluster to answer, and for executors. */
    public Duration clusterTimeout() {
        return get(Key.CLUSTER_TIMEOUT);
    }

    /** Returns every setting and its origin, one per line, in the order of the keys, with secrets masked. */
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

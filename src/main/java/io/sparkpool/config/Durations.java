package io.sparkpool.config;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how long something may take, in Spark's units. */
final class Durations {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9}) ?([a-z]+)");

    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "us", ChronoUnit.MICROS,
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "min", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    private static final Duration MAX = Duration.ofDays(10_000);

    private Durations() {}

    /** The duration, more than zero; none where it is no such, which goes to {@code problems}. */
    static Optional<Duration> read(Setting setting, Problems problems) {
        Matcher parts = DURATION.matcher(setting.value());
        if (parts.matches() && UNITS.containsKey(parts.group(2))) {
            Duration duration = UNITS.get(parts.group(2)).getDuration().multipliedBy(Long.parseLong(parts.group(1)));
            if (!duration.isZero() && duration.compareTo(MAX) <= 0) {
                return Optional.of(duration);
            }
        }
        problems.add(
                "read",
                setting,
                "not a time of more than zero, and at most %d days; write for example 500ms, 30s or 5min"
                        .formatted(MAX.toDays()));
        return Optional.empty();
    }
}

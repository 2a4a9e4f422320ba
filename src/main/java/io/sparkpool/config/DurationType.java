package io.sparkpool.config;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Durations as Spark writes them, such as {@code 500ms}, {@code 30s} or {@code 5min}.
 *
 * @param min the shortest one
 * @param examples some of them, for a message
 */
record DurationType(Duration min, String examples) implements Type<Duration> {
    private static final Duration MAX = Duration.ofDays(10_000);
    private static final int MAX_DIGITS = 9;

    @Override
    public Duration read(String text) {
        return parse(text)
                .filter(duration -> duration.compareTo(min) >= 0 && duration.compareTo(MAX) <= 0)
                .orElseThrow(() -> new IllegalArgumentException(
                        "not a time of at least %s and at most %d days; write for example %s"
                                .formatted(shownMin(), MAX.toDays(), examples)));
    }

    private static Optional<Duration> parse(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || digits > MAX_DIGITS) {
            return Optional.empty();
        }
        long number = Long.parseLong(text.substring(0, digits));
        int unit = text.startsWith(" ", digits) ? digits + 1 : digits;
        return unit(text.substring(unit)).map(one -> one.getDuration().multipliedBy(number));
    }

    private static Optional<ChronoUnit> unit(String name) {
        return switch (name) {
            case "us" -> Optional.of(ChronoUnit.MICROS);
            case "ms" -> Optional.of(ChronoUnit.MILLIS);
            case "s" -> Optional.of(ChronoUnit.SECONDS);
            case "m", "min" -> Optional.of(ChronoUnit.MINUTES);
            case "h" -> Optional.of(ChronoUnit.HOURS);
            case "d" -> Optional.of(ChronoUnit.DAYS);
            default -> Optional.empty();
        };
    }

    private String shownMin() {
        return min.toSeconds() > 0 ? min.toSeconds() + "s" : min.toNanos() / 1000 + "us";
    }
}

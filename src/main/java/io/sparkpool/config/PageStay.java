package io.sparkpool.config;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How long Spark's web page stays when the job is done.
 *
 * @param time for how long; empty if until Enter is pressed
 */
public record PageStay(Optional<Duration> time) {
    /** The value that stands for staying until Enter is pressed. */
    static final String ENTER = "enter";

    private static final String PAGE = "spark.ui.enabled";

    /** Checks that nothing is missing. */
    public PageStay {
        Objects.requireNonNull(time, "time is null");
    }

    /** Returns the type of settings with such a value. */
    static Type<PageStay> type() {
        Type<Duration> duration = Type.duration(Duration.ofSeconds(1), "30s or 10m");
        return text -> {
            try {
                return new PageStay(text.equals(ENTER) ? Optional.empty() : Optional.of(duration.read(text)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(e.getMessage() + ", or " + ENTER, e);
            }
        };
    }

    /** Returns the setting that a layer of settings implies: Spark does not serve its page unless it is switched on. */
    public static Optional<Setting> impliedBy(Settings layer) {
        return layer.find(Key.UI.key())
                .filter(stay -> layer.find(PAGE).isEmpty())
                .map(stay -> Setting.implied(PAGE, "true", stay.origin()));
    }

    /** Refuses to keep a page that is switched off. */
    static void check(Settings settings, Problems problems) {
        settings.find(PAGE)
                .filter(page -> page.value().equalsIgnoreCase("false"))
                .ifPresent(page -> settings.find(Key.UI.key())
                        .ifPresent(stay -> problems.add(
                                "use",
                                stay,
                                "Spark's web page is switched off by '%s' = '%s' (%s); leave out one of the two"
                                        .formatted(PAGE, page.value(), page.origin()))));
    }
}

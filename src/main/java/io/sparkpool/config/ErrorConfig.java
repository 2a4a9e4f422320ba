package io.sparkpool.config;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a job does with failing inputs.
 *
 * @param quarantine where they are written; empty if the first one ends the job
 * @param retries how many times an input is tried again before it counts as failed
 * @param inputTimeout how long the function may take for an input; empty if there is no limit
 */
public record ErrorConfig(Optional<Quarantine> quarantine, int retries, Optional<Duration> inputTimeout) {
    /** Checks that nothing is missing. */
    public ErrorConfig {
        Objects.requireNonNull(quarantine, "quarantine is null");
        Objects.requireNonNull(inputTimeout, "inputTimeout is null");
    }

    /**
     * A file for failing inputs.
     *
     * @param file the setting that names it
     * @param maxErrors how many inputs may fail
     */
    public record Quarantine(Setting file, long maxErrors) {}

    /** Reads the settings. Those that contradict each other are added to the problems. */
    public static ErrorConfig of(Settings settings, Problems problems) {
        Setting policy = settings.find(Key.ON_ERROR.key()).orElseThrow();
        Optional<Quarantine> quarantine =
                switch (settings.get(Key.ON_ERROR)) {
                    case QUARANTINE -> quarantine(policy, settings, problems);
                    case FAIL -> {
                        refuseQuarantine(policy, settings, problems);
                        yield Optional.empty();
                    }
                };
        return new ErrorConfig(quarantine, settings.get(Key.RETRIES), settings.find(Key.INPUT_TIMEOUT));
    }

    private static Optional<Quarantine> quarantine(Setting policy, Settings settings, Problems problems) {
        Optional<Setting> file = settings.find(Key.QUARANTINE_FILE.key());
        if (file.isEmpty()) {
            problems.add(
                    "use",
                    policy,
                    "there is no file for the failing inputs; set '%s' or give --quarantine FILE"
                            .formatted(Key.QUARANTINE_FILE.key()));
        } else if (file.get().value().isEmpty()) {
            problems.add("use", file.get(), "there is no file for the failing inputs; name one");
        } else if (file.get().value().equals("-")) {
            problems.add("use", file.get(), "standard output is for the outputs; name a file");
        }
        return file.filter(named -> !named.value().isEmpty())
                .map(named ->
                        new Quarantine(named, settings.find(Key.MAX_ERRORS).orElse(Long.MAX_VALUE)));
    }

    /**
     * Refuses settings that have no effect, unless they are in a file and the policy on the command line overrides it.
     */
    private static void refuseQuarantine(Setting policy, Settings settings, Problems problems) {
        for (Key<?> key : List.of(Key.QUARANTINE_FILE, Key.MAX_ERRORS)) {
            settings.find(key.key())
                    .filter(setting -> setting.isOption() || !policy.isOption())
                    .ifPresent(setting -> problems.add(
                            "use",
                            setting,
                            "the first failing input ends the job; leave it out, or set '%s' to quarantine"
                                    .formatted(Key.ON_ERROR.key())));
        }
    }
}

package io.sparkpool.config;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a job does about inputs that fail.
 *
 * @param quarantine where they go; the first one ends the job if they go nowhere
 * @param retries how many times an input is tried again before it counts as failed
 * @param inputTimeout how long the function may take for an input; zero for as long as it likes
 */
public record ErrorConfig(Optional<Quarantine> quarantine, int retries, Duration inputTimeout) {
    /** Checks that nothing is missing. */
    public ErrorConfig {
        Objects.requireNonNull(quarantine, "quarantine is null");
        Objects.requireNonNull(inputTimeout, "inputTimeout is null");
    }

    /**
     * Failing inputs are written to a file.
     *
     * @param path the file
     * @param maxErrors how many inputs may fail
     */
    public record Quarantine(Setting path, long maxErrors) {}
}

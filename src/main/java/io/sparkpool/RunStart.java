package io.sparkpool;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The start of a run, for its report.
 *
 * @param name the name of the run
 * @param time when it began, which may take some time to find out
 */
record RunStart(String name, Supplier<Instant> time) {
    /** Returns the start of a run that has begun with this process. */
    static RunStart withProcess(String name) {
        return new RunStart(
                name,
                () -> Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
    }

    /** Returns the start of a run that begins now. */
    static RunStart now(String name) {
        Instant now = Instant.now();
        return new RunStart(name, () -> now);
    }
}

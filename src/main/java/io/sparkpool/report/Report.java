package io.sparkpool.report;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The counts and times of a job.
 *
 * @param function the name of the function, as in messages
 * @param inputs how many inputs were mapped or quarantined
 * @param outputs how many outputs they have
 * @param digest the CRC-32C of the outputs, as eight hexadecimal digits
 * @param path where the outputs were written; empty if to standard output
 * @param quarantined how many inputs were quarantined; empty if a failing input ends the job
 * @param chunks how many chunks the inputs were cut into
 * @param tasks how many tasks ran at a time
 * @param start how long Spark took to start
 * @param map how long it took to map the inputs and to write the outputs
 */
public record Report(
        String function,
        long inputs,
        long outputs,
        String digest,
        Optional<String> path,
        OptionalLong quarantined,
        long chunks,
        int tasks,
        Duration start,
        Duration map) {
    /** Checks that nothing is missing. */
    public Report {
        Objects.requireNonNull(function, "function is null");
        Objects.requireNonNull(digest, "digest is null");
        Objects.requireNonNull(path, "path is null");
        Objects.requireNonNull(quarantined, "quarantined is null");
        Objects.requireNonNull(start, "start is null");
        Objects.requireNonNull(map, "map is null");
    }

    /** Returns the counts and times on one line. */
    public String summary() {
        return "%s mapped over %s in %s, %s at a time, with %s (CRC-32C %s)%s%s: %s s (Spark started in %s s)"
                .formatted(
                        function,
                        counted(inputs, "input"),
                        counted(chunks, "chunk"),
                        counted(tasks, "task"),
                        counted(outputs, "output"),
                        digest,
                        path.map(" in '%s'"::formatted).orElse(""),
                        quarantinedToo(),
                        seconds(map),
                        seconds(start));
    }

    private String quarantinedToo() {
        return quarantined.isEmpty() ? "" : String.format(Locale.ROOT, " and %,d quarantined", quarantined.getAsLong());
    }

    private static String counted(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f", duration.toMillis() / 1000.0);
    }
}

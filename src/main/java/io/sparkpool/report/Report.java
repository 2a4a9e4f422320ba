package io.sparkpool.report;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What a job did.
 *
 * @param function what messages call the function
 * @param inputs how many inputs were mapped, or set aside
 * @param quarantined how many inputs were set aside, if failing ones are
 * @param chunks how many chunks they were cut into
 * @param cores how many tasks ran at once
 * @param start how long Spark took to start
 * @param map how long it took to map the inputs and to write the outputs
 */
public record Report(
        String function, long inputs, OptionalLong quarantined, long chunks, int cores, Duration start, Duration map) {
    /** Checks that nothing is missing. */
    public Report {
        Objects.requireNonNull(function, "function is null");
        Objects.requireNonNull(start, "start is null");
        Objects.requireNonNull(map, "map is null");
    }

    /** All of it on one line. */
    public String summary() {
        return "%s mapped over %s in %s on %s%s: %s s (Spark started in %s s)"
                .formatted(
                        function,
                        counted(inputs, "input"),
                        counted(chunks, "chunk"),
                        counted(cores, "core"),
                        books(),
                        seconds(map),
                        seconds(start));
    }

    /** Inputs are outputs and what was quarantined. */
    private String books() {
        if (quarantined.isEmpty()) {
            return "";
        }
        long outputs = inputs - quarantined.getAsLong();
        return String.format(
                Locale.ROOT, ", with %s and %,d quarantined", counted(outputs, "output"), quarantined.getAsLong());
    }

    private static String counted(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f", duration.toMillis() / 1000.0);
    }
}

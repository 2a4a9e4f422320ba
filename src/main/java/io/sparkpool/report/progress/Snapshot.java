package io.sparkpool.report.progress;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How far a map is at one moment.
 *
 * @param done how many inputs are mapped
 * @param all how many there are, exactly or about; empty if that is not known
 * @param failed how many of those that are mapped failed
 * @param perSecond how many inputs per second were mapped of late; empty before there is a span of time to measure
 * @param elapsed how long the map has been running
 * @param remaining how long the rest may take; empty as long as an estimate would be a guess
 * @param heldUp the chunk that holds up the others, if one does
 */
record Snapshot(
        long done,
        OptionalLong all,
        long failed,
        OptionalDouble perSecond,
        Duration elapsed,
        Optional<Duration> remaining,
        Optional<HeldUp> heldUp) {
    Snapshot {
        Objects.requireNonNull(all, "all is null");
        Objects.requireNonNull(perSecond, "perSecond is null");
        Objects.requireNonNull(elapsed, "elapsed is null");
        Objects.requireNonNull(remaining, "remaining is null");
        Objects.requireNonNull(heldUp, "heldUp is null");
    }

    /**
     * A chunk whose outputs come next, and which is still running although later ones have completed.
     *
     * @param chunk its number
     * @param index the index of its first input
     * @param since how long it has held up the others
     */
    record HeldUp(long chunk, long index, Duration since) {}

    /** Returns the percentage of inputs that are mapped, rounded down, if it is known. */
    OptionalLong percent() {
        return all.isPresent()
                ? OptionalLong.of(all.getAsLong() == 0 ? 100 : (long) (100.0 * done / all.getAsLong()))
                : OptionalLong.empty();
    }
}

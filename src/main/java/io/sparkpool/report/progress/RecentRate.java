package io.sparkpool.report.progress;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/** The rate of the last ten seconds, from counts that are noted now and then. Not thread-safe. */
final class RecentRate {
    private static final long SPAN_NANOS = Duration.ofSeconds(10).toNanos();
    private static final double NANOS_PER_SECOND = 1e9;

    /** The counts in the span, and the last one before it. */
    private final Deque<Count> counts = new ArrayDeque<>();

    private record Count(long nanos, long done) {}

    void note(long nanos, long done) {
        counts.addLast(new Count(nanos, done));
        while (counts.size() > 2 && isBeforeSpan(secondOldest(), nanos)) {
            counts.removeFirst();
        }
    }

    /** Returns how much was done per second; empty before there are counts of two moments. */
    OptionalDouble perSecond() {
        long nanos = counts.isEmpty()
                ? 0
                : counts.getLast().nanos() - counts.getFirst().nanos();
        return nanos <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((counts.getLast().done() - counts.getFirst().done()) * NANOS_PER_SECOND / nanos);
    }

    private Count secondOldest() {
        Count oldest = counts.removeFirst();
        Count second = counts.getFirst();
        counts.addFirst(oldest);
        return second;
    }

    private static boolean isBeforeSpan(Count count, long nanos) {
        return nanos - count.nanos() >= SPAN_NANOS;
    }
}

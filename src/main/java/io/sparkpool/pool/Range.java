package io.sparkpool.pool;

import io.sparkpool.pool.task.Chunk;
import io.sparkpool.pool.task.RangeChunk;
import java.util.Optional;

/**
 * The whole numbers from {@code start} to {@code end}, at a distance of {@code step}, without {@code end}: <a
 * href="https://docs.python.org/3/library/stdtypes.html#range">Python's range</a>, for 64-bit numbers. A range whose
 * step leads away from its end is empty.
 *
 * @param start the first number, unless the range is empty
 * @param end the number before which the range stops
 * @param step the distance from one number to the next, not 0; a negative step counts down
 */
public record Range(long start, long end, long step) implements Inputs<Long> {
    /**
     * Creates a range.
     *
     * @throws IllegalArgumentException if the step is 0
     */
    public Range {
        if (step == 0) {
            throw new IllegalArgumentException("the step of a range is 0; use a step other than 0");
        }
    }

    /** Returns the whole numbers from {@code start} to {@code end}, without {@code end}. */
    public static Range of(long start, long end) {
        return new Range(start, end, 1);
    }

    /**
     * Returns the numbers from {@code start} to {@code end}, at a distance of {@code step}, without {@code end}.
     *
     * @throws IllegalArgumentException if {@code step} is 0
     */
    public static Range of(long start, long end, long step) {
        return new Range(start, end, step);
    }

    @Override
    public long estimateSize() {
        long count = unsignedCount();
        return count < 0 ? Long.MAX_VALUE : count;
    }

    @Override
    public Chunks<Long> chunks() {
        return new RangeChunks();
    }

    /** Returns the count as an unsigned number, as there may be up to 2^64 - 1 numbers. */
    private long unsignedCount() {
        boolean empty = step > 0 ? start >= end : start <= end;
        if (empty) {
            return 0;
        }
        long last = step > 0 ? end - start - 1 : start - end - 1;
        return Long.divideUnsigned(last, Math.abs(step)) + 1;
    }

    /** Cuts the range. Sums may overflow on the way, but each number of the range is exact. */
    private final class RangeChunks implements Chunks<Long> {
        private long next = start;
        private long index;
        private long remaining = unsignedCount();

        @Override
        public Optional<Chunk<Long>> next(int size, long maxBytes) {
            if (remaining == 0) {
                return Optional.empty();
            }
            int count = Long.compareUnsigned(remaining, size) < 0 ? (int) remaining : size;
            Chunk<Long> chunk = new RangeChunk(index, next, step, count);
            index += count;
            next += step * count;
            remaining -= count;
            return Optional.of(chunk);
        }
    }
}

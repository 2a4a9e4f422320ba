package io.sparkpool.pool;

import io.sparkpool.pool.task.Chunk;
import io.sparkpool.pool.task.InputReceiver;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The whole numbers from {@code start} on, before {@code end}, {@code step} apart: <a
 * href="https://docs.python.org/3/library/stdtypes.html#range">Python's range</a>, for 64-bit numbers. A range whose
 * end does not lie in the direction of its step is empty.
 *
 * @param start the first number, if the range has any
 * @param end the number that the range stops before
 * @param step the distance from one number to the next, not 0; negative counts down
 */
public record Range(long start, long end, long step) implements Inputs<Long> {
    /**
     * Checks the step.
     *
     * @throws IllegalArgumentException if the step is 0
     */
    public Range {
        if (step == 0) {
            throw new IllegalArgumentException("the step of a range is 0; use a step other than 0");
        }
    }

    /** The whole numbers from {@code start} on, before {@code end}. */
    public static Range of(long start, long end) {
        return new Range(start, end, 1);
    }

    /** The numbers from {@code start} on, before {@code end}, {@code step} apart. */
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

    /** The count as an unsigned number: there are up to 2^64 - 1 of them. */
    private long unsignedCount() {
        boolean empty = step > 0 ? start >= end : start <= end;
        if (empty) {
            return 0;
        }
        long last = step > 0 ? end - start - 1 : start - end - 1;
        return Long.divideUnsigned(last, Math.abs(step)) + 1;
    }

    /** Cuts the range; sums wrap on purpose, they are right again for every number that is in it. */
    private final class RangeChunks implements Chunks<Long> {
        private long next = start;
        private long index;
        private long remaining = unsignedCount();

        @Override
        public Optional<Chunk<Long>> next(int size, long mostBytes) {
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

    /** Counts {@code count} numbers from {@code first} on, which has this index. */
    private record RangeChunk(long index, long first, long step, int count) implements Chunk<Long> {
        @Override
        public OptionalLong firstIndex() {
            return OptionalLong.of(index);
        }

        @Override
        public void forEach(InputReceiver<? super Long> receiver) {
            long input = first;
            for (int i = 0; i < count; i++, input += step) {
                if (!receiver.acceptLong(input)) {
                    return;
                }
            }
        }
    }
}

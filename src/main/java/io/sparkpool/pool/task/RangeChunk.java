package io.sparkpool.pool.task;

import java.util.OptionalLong;

/**
 * Whole numbers at equal distances, which the task computes itself.
 *
 * @param index the index of the first number
 * @param first the first number
 * @param step the distance from one number to the next
 * @param count how many numbers there are
 */
public record RangeChunk(long index, long first, long step, int count) implements Chunk<Long> {
    @Override
    public OptionalLong firstIndex() {
        return OptionalLong.of(index);
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(count);
    }

    @Override
    public void forEach(InputReceiver<? super Long> receiver) {
        boolean more = true;
        for (int i = 0; more && i < count; i++) {
            more = receiver.acceptLong(first + step * i);
        }
    }
}

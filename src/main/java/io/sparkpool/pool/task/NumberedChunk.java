package io.sparkpool.pool.task;

import java.io.IOException;
import java.util.OptionalLong;

/**
 * A chunk that has been told the index of its first input.
 *
 * @param chunk the chunk, which does not know the index itself
 * @param index the index
 */
record NumberedChunk<I>(Chunk<I> chunk, long index) implements Chunk<I> {
    @Override
    public void forEach(InputReceiver<? super I> receiver) throws IOException {
        chunk.forEach(receiver);
    }

    @Override
    public OptionalLong firstIndex() {
        return OptionalLong.of(index);
    }

    @Override
    public OptionalLong size() {
        return chunk.size();
    }

    @Override
    public String source() {
        return chunk.source();
    }

    @Override
    public String place(long record) {
        return chunk.place(record);
    }

    @Override
    public boolean isRepeatable() {
        return chunk.isRepeatable();
    }

    @Override
    public String whenTooLarge() {
        return chunk.whenTooLarge();
    }
}

package io.sparkpool.pool;

import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/** What an iterator gives, once. */
final class IteratorInputs<I> implements Inputs<I> {
    private final Iterator<? extends I> iterator;
    private final AtomicBoolean read = new AtomicBoolean();

    IteratorInputs(Iterator<? extends I> iterator) {
        this.iterator = Objects.requireNonNull(iterator, "iterator is null");
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public Chunks<I> chunks() {
        if (read.getAndSet(true)) {
            throw new IllegalStateException(
                    "these inputs come from an iterator or a stream, which gives them once; make new ones to map again");
        }
        return new IteratorChunks<>(iterator);
    }
}

package io.sparkpool.pool;

import java.util.List;
import java.util.Objects;

/** Driver only. The elements of a list. */
record ListInputs<I>(List<? extends I> list) implements Inputs<I> {
    ListInputs {
        Objects.requireNonNull(list, "list is null");
    }

    @Override
    public long estimateSize() {
        return list.size();
    }

    @Override
    public Chunks<I> chunks() {
        return new IteratorChunks<>(list.iterator());
    }
}

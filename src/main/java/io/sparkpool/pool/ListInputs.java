package io.sparkpool.pool;

import io.sparkpool.pool.task.Chunk;
import io.sparkpool.pool.task.ListChunk;
import io.sparkpool.pool.task.ListEncoder;
import io.sparkpool.pool.task.UnserializableException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The elements of a list. */
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
        return new ListChunks<>(list.iterator());
    }

    private static final class ListChunks<I> implements Chunks<I> {
        private final Iterator<? extends I> elements;
        private Optional<RuntimeException> failure = Optional.empty();
        private long index;

        ListChunks(Iterator<? extends I> elements) {
            this.elements = elements;
        }

        @Override
        public Optional<Chunk<I>> next(int size, long mostBytes) {
            ListEncoder<I> inputs = new ListEncoder<>(Long.MAX_VALUE);
            int count = 0;
            while (failure.isEmpty() && count < size && inputs.sizeBytes() < mostBytes && elements.hasNext()) {
                try {
                    inputs.add(elements.next());
                    count++;
                } catch (UnserializableException e) {
                    failure = Optional.of(PoolException.ofInput(index + count, e.getCause()));
                } catch (RuntimeException e) {
                    failure = Optional.of(e);
                }
            }
            if (count == 0) {
                failure.ifPresent(thrown -> {
                    throw thrown;
                });
                return Optional.empty();
            }
            long first = index;
            index += count;
            return Optional.of(new ListChunk<>(first, inputs.finish()));
        }
    }
}

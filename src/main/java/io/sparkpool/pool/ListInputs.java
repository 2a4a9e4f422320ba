package io.sparkpool.pool;

import io.sparkpool.pool.task.Chunk;
import io.sparkpool.pool.task.ListChunk;
import io.sparkpool.pool.task.ListEncoder;
import io.sparkpool.pool.task.SerializationProblem;
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
        private final Builder<I> chunk = new Builder<>();
        private Optional<RuntimeException> failure = Optional.empty();

        ListChunks(Iterator<? extends I> elements) {
            this.elements = elements;
        }

        @Override
        public Optional<Chunk<I>> next(int size, long maxBytes) {
            while (failure.isEmpty() && !chunk.isFull(size, maxBytes) && elements.hasNext()) {
                try {
                    chunk.add(elements.next());
                } catch (RuntimeException e) {
                    failure = Optional.of(e);
                }
            }
            if (!chunk.isEmpty()) {
                return Optional.of(chunk.finish());
            }
            failure.ifPresent(thrown -> {
                throw thrown;
            });
            return Optional.empty();
        }
    }

    /**
     * Builds chunks whose inputs are sent with their tasks. After {@link #finish} it builds the next one. Not
     * thread-safe.
     */
    static final class Builder<I> {
        private ListEncoder<I> inputs = new ListEncoder<>(Long.MAX_VALUE);
        private int count;
        private long index;

        /**
         * Adds an input to the chunk.
         *
         * @throws PoolException if the input cannot be serialized
         */
        void add(I input) {
            try {
                inputs.add(input);
            } catch (ListEncoder.UnserializableException e) {
                String reason = SerializationProblem.explain(input, e.getCause(), "map what it is made from");
                throw new PoolException(
                        "the input at index %d cannot be sent to executors: %s".formatted(index + count, reason),
                        e.getCause());
            }
            count++;
        }

        boolean isEmpty() {
            return count == 0;
        }

        int count() {
            return count;
        }

        /** Returns whether the chunk has this many inputs, or inputs of this many bytes. */
        boolean isFull(int size, long maxBytes) {
            return count >= size || count > 0 && inputs.sizeBytes() >= maxBytes;
        }

        /** Returns the chunk, and starts the next one. */
        Chunk<I> finish() {
            Chunk<I> chunk = new ListChunk<>(index, inputs.finish());
            index += count;
            count = 0;
            inputs = new ListEncoder<>(Long.MAX_VALUE);
            return chunk;
        }
    }
}

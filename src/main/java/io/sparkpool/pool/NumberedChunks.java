package io.sparkpool.pool;

import io.sparkpool.message.UnreadableInputException;
import io.sparkpool.pool.task.Chunk;
import io.sparkpool.pool.task.InputReceiver;
import java.io.IOException;
import java.util.Optional;

/**
 * Chunks that know the index of their first input, for a function that takes indices. If a chunk does not know it, the
 * driver reads the chunk before and counts its inputs. Not thread-safe, except for {@link #close}.
 */
final class NumberedChunks<I> implements Chunks<I> {
    private final Chunks<I> chunks;

    /** The chunk before, whose inputs are counted only if the next chunk needs that. */
    private Optional<Chunk<I>> before = Optional.empty();

    private long indexBefore;

    NumberedChunks(Chunks<I> chunks) {
        this.chunks = chunks;
    }

    @Override
    public Optional<Chunk<I>> next(int size, long maxBytes) {
        Optional<Chunk<I>> next = chunks.next(size, maxBytes);
        try {
            return next.isPresent() ? Optional.of(numbered(next.get())) : next;
        } catch (UnreadableInputException e) {
            throw new PoolException(e.getMessage(), e);
        } catch (IOException e) {
            throw PoolException.ofInputs(e);
        }
    }

    @Override
    public boolean isReadySoon(int size, long maxBytes) {
        return chunks.isReadySoon(size, maxBytes);
    }

    @Override
    public void close() {
        chunks.close();
    }

    private Chunk<I> numbered(Chunk<I> chunk) throws IOException {
        boolean known = chunk.firstIndex().isPresent();
        indexBefore = known ? chunk.firstIndex().getAsLong() : indexBefore + inputsBefore();
        before = Optional.of(chunk);
        return known ? chunk : chunk.startingAt(indexBefore);
    }

    private long inputsBefore() throws IOException {
        Counter<I> counter = new Counter<>();
        if (before.isPresent()) {
            before.get().forEach(counter);
        }
        return counter.inputs;
    }

    /** Counts inputs. A record that cannot be read as one is an input that fails; a record that is skipped is none. */
    private static final class Counter<I> implements InputReceiver<I> {
        private long inputs;

        @Override
        public boolean acceptLong(long input) {
            return count();
        }

        @Override
        public boolean accept(I input) {
            return count();
        }

        @Override
        public void skip() {}

        @Override
        public boolean reject(String record, String reason) {
            return count();
        }

        private boolean count() {
            inputs++;
            return true;
        }
    }
}

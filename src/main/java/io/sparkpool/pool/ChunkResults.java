package io.sparkpool.pool;

import java.util.Iterator;
import java.util.Optional;

/**
 * Driver only. What came of each chunk, in input order, each as soon as it is there. Where an input failed, the outputs
 * before it are handed on first; after them {@link #hasNext()} throws. Closing early cancels the tasks that still run.
 * Memory is bounded by two waves, whatever the number of inputs. Not thread-safe.
 *
 * @param <R> what a chunk's outputs are encoded into
 */
public final class ChunkResults<R> implements Iterator<R>, AutoCloseable {
    private final Waves<?, R> waves;
    private final String function;
    private Optional<PoolException> failure = Optional.empty();
    private String source = "";
    private long recordsOfSource;
    private long inputsMapped;
    private long chunksMapped;

    ChunkResults(Waves<?, R> waves, String function) {
        this.waves = waves;
        this.function = function;
    }

    /**
     * Whether there is another chunk, which {@link #next()} will wait for.
     *
     * @throws PoolException if an input failed in the chunk that was handed on last
     */
    @Override
    public boolean hasNext() {
        throwIfFailed();
        return waves.hasNext();
    }

    /**
     * Waits for the next chunk.
     *
     * @throws PoolException if Spark could not run it, or the thread is interrupted
     */
    @Override
    public R next() {
        throwIfFailed();
        Wave.Mapped<?, R> mapped = waves.next();
        Chunk<?> chunk = mapped.chunk();
        ChunkResult<R> result = mapped.result();
        if (!chunk.source().equals(source)) {
            source = chunk.source();
            recordsOfSource = 0;
        }
        failure = result.failures().stream().findFirst().map(first -> explain(first, chunk));
        recordsOfSource += result.records();
        inputsMapped += result.inputs();
        chunksMapped++;
        return result.outputs();
    }

    /** What messages call the function. */
    public String function() {
        return function;
    }

    /** How many inputs have been mapped in what was handed on so far. */
    public long inputsMapped() {
        return inputsMapped;
    }

    /** How many chunks have been handed on so far. */
    public long chunksMapped() {
        return chunksMapped;
    }

    @Override
    public void close() {
        waves.close();
    }

    private void throwIfFailed() {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** Turns a place within the chunk into a place among all inputs, or in the file. */
    private PoolException explain(Failure failure, Chunk<?> chunk) {
        if (failure instanceof Failure.OfFunction f) {
            return PoolException.ofFunction(function, inputsMapped + f.index(), f.input(), f.error(), f.cause());
        }
        if (failure instanceof Failure.OfRecord r) {
            return PoolException.ofRecord(chunk.place(recordsOfSource + r.record()), r.reason());
        }
        Failure.OfSize s = (Failure.OfSize) failure;
        return PoolException.ofSize(inputsMapped + s.index(), s.limitBytes(), chunk.whenTooLarge());
    }
}

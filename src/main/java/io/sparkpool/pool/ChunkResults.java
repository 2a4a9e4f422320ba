package io.sparkpool.pool;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Driver only. What came of each chunk, in input order, as the waves come in. Where an input failed, the outputs before
 * it are handed on first; after them {@link #hasNext()} throws. Closing early cancels the tasks that still run. Memory
 * is bounded by two waves, whatever the number of inputs. Not thread-safe.
 *
 * @param <R> what a chunk's outputs are encoded into
 */
public final class ChunkResults<R> implements Iterator<R>, AutoCloseable {
    private final Waves<?, R> waves;
    private final String function;
    private Iterator<? extends Chunk<?>> chunks = Collections.emptyIterator();
    private Iterator<ChunkResult<R>> results = Collections.emptyIterator();
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
     * Whether there is another chunk; waits for the wave that it is in.
     *
     * @throws PoolException if an input failed, or Spark could not run the wave, or the thread is interrupted
     */
    @Override
    public boolean hasNext() {
        if (failure.isPresent()) {
            throw failure.get();
        }
        while (!results.hasNext() && waves.hasNext()) {
            Waves.Wave<?, R> wave = waves.next();
            chunks = wave.chunks().iterator();
            results = wave.results().iterator();
        }
        return results.hasNext();
    }

    @Override
    public R next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more chunks");
        }
        Chunk<?> chunk = chunks.next();
        ChunkResult<R> result = results.next();
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

    /** Turns a place within the chunk into a place among all inputs, or in the file. */
    private PoolException explain(Failure failure, Chunk<?> chunk) {
        if (failure instanceof Failure.OfFunction f) {
            return PoolException.ofFunction(function, inputsMapped + f.index(), f.input(), f.cause());
        }
        if (failure instanceof Failure.OfRecord r) {
            return PoolException.ofRecord(chunk.place(recordsOfSource + r.record()), r.reason());
        }
        Failure.OfSize s = (Failure.OfSize) failure;
        return PoolException.ofSize(inputsMapped + s.index(), s.limitBytes(), chunk.whenTooLarge());
    }
}

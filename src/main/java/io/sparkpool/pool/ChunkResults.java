package io.sparkpool.pool;

import io.sparkpool.pool.task.Encoding;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What came of each chunk, each as soon as it is there. Where an input failed, the outputs before it are
 * handed on first; after them {@link #hasNext()} throws. Closing early cancels the tasks that still run. Memory is
 * bounded by two waves, whatever the number of inputs. Not thread-safe.
 *
 * @param <R> what a chunk's outputs are encoded into
 */
public final class ChunkResults<R> implements Iterator<R>, AutoCloseable {
    private final Waves<?, R> waves;
    private final Encoding<?, R> encoding;
    private final ResultTracker ledger;
    private final Runnable atEnd;
    private Optional<Throwable> failure = Optional.empty();

    ChunkResults(Waves<?, R> waves, Encoding<?, R> encoding, ResultTracker ledger, Runnable atEnd) {
        this.waves = waves;
        this.encoding = encoding;
        this.ledger = ledger;
        this.atEnd = atEnd;
    }

    /**
     * Whether there is another chunk, which {@link #next()} will wait for. Once it has thrown, it throws the same again.
     *
     * @throws PoolException if an input failed, and all before it are through; or if the pool was closed
     * @throws RuntimeException what the inputs throw, when all that was read before is through
     */
    @Override
    public boolean hasNext() {
        failure.ifPresent(ChunkResults::rethrow);
        try {
            ledger.failure().ifPresent(found -> {
                throw found;
            });
            boolean more = waves.hasNext();
            if (!more) {
                atEnd.run();
            }
            return more;
        } catch (Throwable thrown) { // an error loses as much
            throw ended(thrown);
        }
    }

    /**
     * Waits for the next chunk.
     *
     * @throws PoolException if Spark could not run it, or the thread is interrupted
     */
    @Override
    public R next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more chunks");
        }
        try {
            Waves.Mapped<?, R> mapped = waves.next();
            R outputs = mapped.result().outputs();
            OptionalLong end = ledger.enter(mapped);
            return end.isPresent() ? encoding.truncate(outputs, end.getAsLong()) : outputs;
        } catch (Throwable thrown) { // an error loses as much
            throw ended(thrown);
        }
    }

    /** What was lost with a failure would be missing if one went on. */
    private RuntimeException ended(Throwable thrown) {
        failure = Optional.of(thrown);
        close();
        return rethrow(thrown);
    }

    /** What inputs and receivers throw without declaring it is wrapped. */
    static RuntimeException rethrow(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw thrown instanceof RuntimeException unchecked ? unchecked : new UndeclaredThrowableException(thrown);
    }

    /** What messages call the function. */
    public String function() {
        return ledger.function();
    }

    /** How many inputs are through in what was handed on so far, with those that failed and were quarantined. */
    public long inputsMapped() {
        return ledger.inputs();
    }

    /** How many inputs failed and were quarantined so far. */
    public long inputsQuarantined() {
        return ledger.quarantined();
    }

    /** How many chunks have been handed on so far. */
    public long chunksMapped() {
        return ledger.chunks();
    }

    @Override
    public void close() {
        waves.close();
        atEnd.run();
    }
}

package io.sparkpool.pool;

import io.sparkpool.pool.task.Encoding;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The encoded outputs of each chunk, one chunk after another. If an input failed, the outputs before it come first;
 * after them {@link #hasNext()} throws. Closing it early cancels the running tasks. It needs the memory of two waves,
 * for any number of inputs. Not thread-safe.
 *
 * @param <R> the type of a chunk's encoded outputs
 */
public final class ChunkResults<R> implements Iterator<R>, AutoCloseable {
    private final Waves<?, R> waves;
    private final Encoding<?, R> encoding;
    private final ResultTracker tracker;
    private final Listeners listeners;
    private final Runnable atEnd;
    private Optional<Throwable> failure = Optional.empty();

    ChunkResults(
            Waves<?, R> waves, Encoding<?, R> encoding, ResultTracker tracker, Listeners listeners, Runnable atEnd) {
        this.waves = waves;
        this.encoding = encoding;
        this.tracker = tracker;
        this.listeners = listeners;
        this.atEnd = atEnd;
    }

    /**
     * Returns whether there is another chunk, for which {@link #next()} will wait. Once this method has thrown an
     * exception, it throws the same one again.
     *
     * @throws PoolException if an input failed, after the outputs of all inputs before it; or if the pool was closed
     * @throws IllegalStateException if it was closed early
     * @throws RuntimeException if the inputs throw it, after the outputs of all inputs before
     */
    @Override
    public boolean hasNext() {
        failure.ifPresent(thrown -> {
            throw unchecked(thrown);
        });
        try {
            tracker.failure().ifPresent(found -> {
                throw found;
            });
            boolean more = waves.hasNext();
            if (!more) {
                atEnd.run();
            }
            return more;
        } catch (Throwable thrown) { // an error ends the map, too
            throw ended(thrown);
        }
    }

    /**
     * Waits for the next chunk and returns its outputs.
     *
     * @throws NoSuchElementException if there is none
     * @throws PoolException if Spark could not run it, or the thread is interrupted; and as {@link #hasNext()}
     */
    @Override
    public R next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more chunks");
        }
        try {
            Waves.Mapped<?, R> mapped = waves.next();
            R outputs = mapped.result().outputs();
            long inputsBefore = tracker.inputs();
            long outputsBefore = tracker.outputs();
            OptionalLong end = tracker.add(mapped);
            listeners.tell(
                    ProgressListener::delivered,
                    () -> new ProgressListener.Delivered(
                            mapped.number(),
                            inputsBefore,
                            tracker.inputs() - inputsBefore,
                            tracker.outputs() - outputsBefore,
                            Listeners.nowMicros()));
            return end.isPresent() ? encoding.truncate(outputs, end.getAsLong()) : outputs;
        } catch (Throwable thrown) { // an error ends the map, too
            throw ended(thrown);
        }
    }

    /** Ends the map after an exception, as results may be lost. */
    private RuntimeException ended(Throwable thrown) {
        failure = Optional.of(thrown);
        close();
        return unchecked(thrown);
    }

    /** Wraps a checked exception, which the receiver of failing inputs may throw without declaring it. */
    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException unchecked ? unchecked : new UndeclaredThrowableException(thrown);
    }

    /** Returns the function's name in messages. */
    public String function() {
        return tracker.function();
    }

    /** Returns how many inputs the chunks so far contained, including those that were quarantined. */
    public long inputsMapped() {
        return tracker.inputs();
    }

    /** Returns how many outputs the chunks so far contained. */
    public long outputs() {
        return tracker.outputs();
    }

    /** Returns how many inputs have been quarantined so far. */
    public long inputsQuarantined() {
        return tracker.quarantined();
    }

    /** Returns how many chunks have been handed on so far. */
    public long chunksMapped() {
        return tracker.chunks();
    }

    @Override
    public void close() {
        waves.close();
        atEnd.run();
    }
}

package io.sparkpool.pool;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The outputs of a map, one after another, like the result of Python's {@code imap} and {@code imap_unordered}. The map
 * starts when the first output is asked for, and is never more than two waves ahead of the outputs that were taken.
 * Closing it early cancels the running tasks; at the end it closes itself. Not thread-safe.
 *
 * @param <O> the type of one output
 */
public final class Outputs<O> implements Iterator<O>, AutoCloseable {
    private final ChunkResults<List<O>> chunks;
    private Iterator<O> current = Collections.emptyIterator();

    Outputs(ChunkResults<List<O>> chunks) {
        this.chunks = chunks;
    }

    /**
     * Returns whether there is another output, and waits until that is known.
     *
     * @throws PoolException if an input failed, after the outputs of all inputs before it; or if the pool was closed
     * @throws IllegalStateException if it was closed early
     * @throws RuntimeException if the inputs throw it, after the outputs of all inputs before
     */
    @Override
    public boolean hasNext() {
        while (!current.hasNext() && chunks.hasNext()) {
            current = chunks.next().iterator();
        }
        return current.hasNext();
    }

    /**
     * Returns the next output, and waits for it.
     *
     * @throws NoSuchElementException if there is none
     * @throws RuntimeException as {@link #hasNext()}
     */
    @Override
    public O next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more outputs");
        }
        return current.next();
    }

    @Override
    public void close() {
        current = Collections.emptyIterator();
        chunks.close();
    }
}

package io.sparkpool.pool;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The outputs of a map, each as soon as it may be handed on: what Python's {@code imap} and {@code
 * imap_unordered} give. Nothing is mapped before the first is asked for, and never more than two waves ahead of what has
 * been taken. Closing early cancels the tasks that still run; at the end it closes itself. Not thread-safe.
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
     * Whether there is another output, which may have to be waited for.
     *
     * @throws PoolException if an input failed, and all before it are through; or if the pool was closed
     * @throws IllegalStateException if it was closed early
     * @throws RuntimeException what the inputs throw, when all that was read before is mapped
     */
    @Override
    public boolean hasNext() {
        while (!current.hasNext() && chunks.hasNext()) {
            current = chunks.next().iterator();
        }
        return current.hasNext();
    }

    /**
     * The next output.
     *
     * @throws NoSuchElementException if there is none
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

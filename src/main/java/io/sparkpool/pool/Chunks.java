package io.sparkpool.pool;

import io.sparkpool.pool.task.Chunk;
import java.util.Optional;

/**
 * Cuts inputs into chunks on demand, so that inputs without end need no memory. Not thread-safe.
 *
 * @param <I> the type of one input
 */
public interface Chunks<I> extends AutoCloseable {
    /**
     * Cuts the next chunk. It has {@code size} inputs where inputs can be counted before they are read (the last chunk
     * may have fewer), and about as many elsewhere. If reading the inputs fails, the inputs before come in a chunk
     * first.
     *
     * @param size how many inputs the chunk should have, at least 1
     * @param maxBytes how many bytes the inputs of a chunk may need if they are sent with the task; a chunk may always
     *     have one input
     * @return the next chunk in input order, or empty at the end of the inputs
     */
    Optional<Chunk<I>> next(int size, long maxBytes);

    /**
     * Returns whether {@link #next} with the same arguments would return without waiting for inputs. Waits a few
     * milliseconds at most, and longer only while inputs keep coming.
     */
    default boolean isReadySoon(int size, long maxBytes) {
        return true;
    }

    /** Stops cutting chunks. Any thread may call this method, more than once. */
    @Override
    default void close() {}
}

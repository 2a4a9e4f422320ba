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
     * Cuts off the next chunk. Where the inputs can be counted beforehand it has {@code size} of them (the last chunk
     * may have fewer); elsewhere about as many. If reading the inputs fails, what was read before is cut off first.
     *
     * @param size how many inputs the chunk is to have, at least 1
     * @param mostBytes where the inputs themselves travel, how many bytes those of the chunk may need; one input always
     *     fits
     * @return the next chunk in input order, or nothing when the inputs are used up
     */
    Optional<Chunk<I>> next(int size, long mostBytes);

    /**
     * Whether {@link #next} with the same arguments would return without waiting for inputs. Waits a few milliseconds at
     * most, and longer only while inputs keep coming.
     */
    default boolean isReadySoon(int size, long mostBytes) {
        return true;
    }

    /** Says that no other chunk is wanted. May be called by any thread, and more than once. */
    @Override
    default void close() {}
}

package io.sparkpool.pool;

import java.util.Optional;

/**
 * Driver only. Cuts inputs into chunks on demand, so that inputs without end need no memory. Not thread-safe.
 *
 * @param <I> the type of one input
 */
public interface Chunks<I> {
    /**
     * Cuts off the next chunk. Where the inputs can be counted beforehand it has {@code size} of them (the last chunk
     * may have fewer); elsewhere about as many.
     *
     * @param size how many inputs the chunk is to have, at least 1
     * @return the next chunk in input order, or nothing when the inputs are used up
     */
    Optional<Chunk<I>> next(int size);
}

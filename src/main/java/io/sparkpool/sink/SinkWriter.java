package io.sparkpool.sink;

import io.sparkpool.pool.ChunkResults;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.PoolException;
import io.sparkpool.pool.task.Digest;
import io.sparkpool.pool.task.Encoding;
import java.io.IOException;
import java.util.Iterator;

/**
 * A sink that is open. Used by one thread, once.
 *
 * @param <R> the type of a chunk's encoded outputs
 */
public interface SinkWriter<R> {
    /** Returns how tasks encode the outputs of a chunk. Spark runs, and the inputs of the job are known. */
    Encoding<Object, R> encoding();

    /**
     * Returns the digest of what has been written of the chunks that were taken before. Called by the iterator that
     * {@link #write} reads, when it is asked for the next chunk.
     */
    Digest digest();

    /**
     * Writes all outputs.
     *
     * @param chunks the outputs of each chunk as {@link #encoding()} encodes them, in input order
     * @param counts counts the inputs and outputs of the chunks that have been taken
     * @param pool the pool, for work of the sink's own on executors
     * @return the digest of the outputs
     * @throws IOException if standard output cannot be written
     * @throws PoolException as {@code chunks} throws it
     */
    Digest write(Iterator<R> chunks, ChunkResults<R> counts, Pool pool) throws IOException;
}

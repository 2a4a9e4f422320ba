package io.sparkpool.sink;

import io.sparkpool.pool.PoolException;
import io.sparkpool.pool.task.Encoding;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;

/**
 * Where the outputs of a job go. A sink is checked when it is opened, before Spark starts.
 *
 * @param <R> the type of a chunk's encoded outputs
 */
public interface Sink<R> {
    /** Returns how tasks encode the outputs of a chunk. */
    Encoding<Object, R> encoding();

    /**
     * Writes all outputs.
     *
     * @param chunks the outputs of each chunk as {@link #encoding()} encodes them, in input order
     * @param standardOutput the standard output of the process
     * @throws IOException if standard output cannot be written
     * @throws PoolException as {@code chunks} throws it
     */
    void write(Iterator<R> chunks, OutputStream standardOutput) throws IOException;
}

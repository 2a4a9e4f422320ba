package io.sparkpool.sink;

import io.sparkpool.pool.PoolException;
import io.sparkpool.pool.task.Encoding;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;

/**
 * Where the outputs of a job go. A sink has checked itself before Spark starts.
 *
 * @param <P> what a task makes of the outputs of a chunk
 */
public interface Sink<P> {
    /** Returns how tasks encode the outputs of a chunk. */
    Encoding<Object, P> encoding();

    /**
     * Takes what the tasks have made of the chunks, and finishes.
     *
     * @param chunks what {@link #encoding()} made of each chunk, in order
     * @param standardOutput the standard output of the process
     * @throws IOException if standard output cannot be written
     * @throws PoolException as {@code chunks} throws it
     */
    void write(Iterator<P> chunks, OutputStream standardOutput) throws IOException;
}

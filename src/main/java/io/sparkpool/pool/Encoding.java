package io.sparkpool.pool;

import java.io.Serializable;
import java.util.OptionalLong;

/**
 * Runs on executors. How the outputs of a chunk are put together, where they were made, into the one value that
 * travels to the driver.
 *
 * @param <O> the type of one output
 * @param <R> what a chunk's outputs become, serializable by Java
 */
public interface Encoding<O, R> extends Serializable {
    /**
     * Starts on the outputs of one more chunk.
     *
     * @param firstIndex the index of the chunk's first input among all inputs, where it is known
     */
    Encoder<O, R> newEncoder(OptionalLong firstIndex);
}

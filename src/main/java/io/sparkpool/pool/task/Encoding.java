package io.sparkpool.pool.task;

import java.io.Serializable;
import java.util.OptionalLong;

/**
 * How the outputs of a chunk are put together, where they were made, into the one value that
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
     * @param roomBytes how many bytes the outputs may need; the encoder refuses an output for which there is not enough
     *     room left with a {@link OutputTooLargeException}, unless it is small
     */
    Encoder<O, R> newEncoder(OptionalLong firstIndex, long roomBytes);

    /**
     * Leaves the outputs before a position, where a failure behind it ends the map.
     *
     * @param position what {@link Encoder#position()} was
     * @return as this method is written here, all outputs, for encodings whose outputs nobody uses after a failure
     */
    default R truncate(R outputs, long position) {
        return outputs;
    }
}

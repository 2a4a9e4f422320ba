package io.sparkpool.pool.task;

import java.io.Serializable;
import java.util.OptionalLong;

/**
 * The form in which a task sends the outputs of its chunk to the driver.
 *
 * @param <O> the type of one output
 * @param <R> the type of a chunk's encoded outputs, serializable by Java
 */
public interface Encoding<O, R> extends Serializable {
    /**
     * Returns a new encoder for the outputs of one chunk.
     *
     * @param firstIndex the index of the chunk's first input among all inputs, if it is known
     * @param maxBytes how many bytes the outputs may need; the encoder refuses an output that is too large for the rest
     *     of them with an {@link OutputTooLargeException}, unless the output is small
     */
    Encoder<O, R> newEncoder(OptionalLong firstIndex, long maxBytes);

    /**
     * Returns only the outputs before the position at which a failure ends the map. This implementation returns all of
     * them, for encodings whose outputs nobody uses after a failure.
     *
     * @param position a result of {@link Encoder#position()}
     */
    default R truncate(R outputs, long position) {
        return outputs;
    }
}

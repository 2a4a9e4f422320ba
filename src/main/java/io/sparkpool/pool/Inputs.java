package io.sparkpool.pool;

/**
 * Driver only. The inputs of a map, in a fixed order. Instances can be read any number of times: each call of {@link
 * #chunks()} starts again at the first input.
 *
 * @param <I> the type of one input
 */
public interface Inputs<I> {
    /**
     * How many inputs there are, exactly or about, as {@link java.util.Spliterator#estimateSize()} has it.
     *
     * @return a count of inputs, {@code Long.MAX_VALUE} for that many or more
     */
    long estimateSize();

    /** Starts cutting the inputs into chunks, from the first input on. */
    Chunks<I> chunks();
}

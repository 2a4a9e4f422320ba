package io.sparkpool.pool.task;

/**
 * Takes the inputs of one chunk one by one, in order; each call is one record of the chunk. A result
 * of {@code false} says that no more inputs are wanted: the chunk then stops.
 *
 * @param <I> the type of one input
 */
public interface InputReceiver<I> {
    /** Takes an input that is a {@link Long}, without making an object of it. */
    boolean acceptLong(long input);

    /** Takes an input of any kind. */
    boolean accept(I input);

    /** Counts a record that holds no input, such as a blank line. */
    void skip();

    /**
     * Counts a record that cannot be read as an input.
     *
     * @param record what it holds
     * @param reason why that is no input, in words for a user
     */
    boolean reject(String record, String reason);
}

package io.sparkpool.pool.task;

/**
 * Receives the inputs of one chunk one by one, in order. Each call stands for one record of the chunk. A method that
 * returns {@code false} wants no more inputs; the chunk then stops.
 *
 * @param <I> the type of one input
 */
public interface InputReceiver<I> {
    /** Receives an input that is a {@link Long}, as a primitive number. */
    boolean acceptLong(long input);

    /** Receives an input of any type. */
    boolean accept(I input);

    /** Counts a record that holds no input, such as a blank line. */
    void skip();

    /**
     * Counts a record that cannot be read as an input.
     *
     * @param record the record's text
     * @param reason the reason why it is not an input, in words for a user
     */
    boolean reject(String record, String reason);
}

package io.sparkpool.pool.task;

/**
 * Encodes the outputs of one chunk, in order. Used by one thread.
 *
 * @param <O> the type of one output
 * @param <R> the type of the encoded outputs
 */
public interface Encoder<O, R> {
    /** Adds an output that is a {@link Long}, as a primitive number. */
    void addLong(long output);

    /**
     * Adds an output of any type, or {@code null}. If it throws, it has not changed the encoder.
     *
     * @throws OutputTooLargeException if there is not enough room left for the output
     */
    void add(O output);

    /** A state of an encoder. */
    @FunctionalInterface
    interface Mark {
        /** Removes what has been added or left out since. The encoder must not be finished. */
        void reset();
    }

    /** Returns a mark of the present state. It can be used until an earlier mark is reset. */
    Mark mark();

    /**
     * Notes that what has been added stays: no earlier mark will be reset. An encoder that writes to a file need not keep
     * it in memory any longer. Called after each input.
     *
     * @throws java.io.UncheckedIOException if it cannot be written; the task fails then, and Spark may run it elsewhere
     */
    default void commit() {}

    /** Notes that an input has no output, as it failed. */
    default void leaveOut() {}

    /**
     * Returns how many outputs there are so far.
     *
     * @param added how many outputs have been added
     */
    default long outputs(long added) {
        return added;
    }

    /** Returns about how many bytes the outputs so far need when they are sent. */
    long sizeBytes();

    /**
     * Returns the position of the next output in the result of {@link #finish}, in the unit of
     * {@link Encoding#truncate}.
     */
    default long position() {
        return 0;
    }

    /**
     * Ends the chunk and returns what is sent to the driver. A {@code byte[]} may reach the driver without being
     * copied, so it must not be changed from here on.
     */
    R finish();
}

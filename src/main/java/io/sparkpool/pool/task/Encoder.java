package io.sparkpool.pool.task;

/**
 * Takes the outputs of one chunk in order. Used by one thread.
 *
 * @param <O> the type of one output
 * @param <R> what the outputs become
 */
public interface Encoder<O, R> {
    /** Takes an output that is a {@link Long}, without making an object of it. */
    void addLong(long output);

    /**
     * Takes an output of any kind, {@code null} too. If it throws, nothing of the output is left behind.
     *
     * @throws LargeOutputException if there is not enough room left for it
     */
    void add(O output);

    /** Takes note that an input has no output, as it failed. */
    default void leaveOut() {}

    /** About how many bytes the outputs taken so far will need on their way. */
    long sizeBytes();

    /** Where the next output begins in what {@link #finish} gives, in the measure of {@link Encoding#truncate}. */
    default long position() {
        return 0;
    }

    /**
     * Ends the chunk and gives what travels. A {@code byte[]} may reach the driver as it is, not as a copy, so that nobody
     * may change it from here on.
     */
    R finish();
}

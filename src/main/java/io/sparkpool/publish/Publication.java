package io.sparkpool.publish;

/**
 * What a run publishes: all of its targets together or none. Closing it removes what was not published and releases the
 * locks. If the process is killed after {@link #publish} has begun, the next run with one of the targets finishes it. Not
 * thread-safe.
 */
public final class Publication implements AutoCloseable {
    /** Adds a stage, which is published with the others; the publication closes it. */
    public void add(Stage stage) {
        throw new UnsupportedOperationException();
    }

    /**
     * Gives all contents their names.
     *
     * @throws UnwritableTargetException if that fails; the targets are as they were then, unless the message says
     *     otherwise
     */
    public void publish() {
        throw new UnsupportedOperationException();
    }

    /** Removes the stages. */
    @Override
    public void close() {}
}

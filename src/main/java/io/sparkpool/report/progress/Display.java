package io.sparkpool.report.progress;

import java.io.IOException;

/** Where progress is shown. The thread that draws calls it, and at the end the one that closes it. */
sealed interface Display extends AutoCloseable permits BarDisplay, LinesDisplay {
    /**
     * Shows how far a map is.
     *
     * @throws IOException if it cannot be written
     */
    void show(Snapshot map) throws IOException;

    /**
     * Removes what is shown of a map that is over.
     *
     * @throws IOException if it cannot be written
     */
    void clear() throws IOException;

    @Override
    void close();
}

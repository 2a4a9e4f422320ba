package io.sparkpool.sink;

import io.sparkpool.publish.Publication;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Where the outputs of a job go. A sink is checked when it is created, before Spark starts.
 *
 * @param <R> the type of a chunk's encoded outputs
 */
public interface Sink<R> {
    /** Returns the path at which the outputs are published; empty if they go to standard output. */
    Optional<String> path();

    /**
     * Opens the sink for a run, before Spark starts.
     *
     * @param publication receives the stages of what is to be published when the run is complete
     * @param standardOutput the standard output of the process
     * @throws io.sparkpool.message.UserException if nothing can be written
     */
    SinkWriter<R> open(Publication publication, OutputStream standardOutput);
}

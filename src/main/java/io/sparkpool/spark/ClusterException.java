package io.sparkpool.spark;

import io.sparkpool.config.Master;
import io.sparkpool.message.UserException;

/** Thrown when Spark cannot be started, shared or reached, or when a cluster cannot run a job. */
public final class ClusterException extends UserException {
    /** Creates an exception whose message says what failed, why, and how to fix it. */
    public ClusterException(String message) {
        this(message, null);
    }

    /** Creates an exception whose message says what failed, why, and how to fix it. */
    public ClusterException(String message, Throwable cause) {
        super(message, cause, FAILED);
    }

    /** Returns the exception for a map during which Spark has stopped. */
    public static ClusterException stopped(String master, Throwable cause) {
        return new ClusterException(
                Master.isLocal(master)
                        ? "Spark stopped before the map was done: the process is ending, or its context was stopped"
                        : "Spark stopped before the map was done; its master is '%s': check that it can be reached and works"
                                .formatted(master),
                cause);
    }
}

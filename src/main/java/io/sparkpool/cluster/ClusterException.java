package io.sparkpool.cluster;

/** Driver only. A cluster that could not be started or stopped, or a driver that failed on one; the message is for the user. */
public final class ClusterException extends RuntimeException {
    ClusterException(String message) {
        super(message);
    }

    ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}

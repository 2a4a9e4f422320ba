package io.sparkpool.spark;

/** No master of a cluster answers, or none accepts the connection. */
public final class UnreachableMasterException extends ClusterException {
    UnreachableMasterException(String message, Throwable cause) {
        super(message, cause);
    }
}

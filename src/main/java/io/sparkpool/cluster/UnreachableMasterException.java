package io.sparkpool.cluster;

/** Driver only. No master of a cluster answers, or none that talks to us; the message says why and how to fix it. */
public final class UnreachableMasterException extends RuntimeException {
    UnreachableMasterException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.sparkpool.publish;

import io.sparkpool.message.UserException;

/** Thrown when a target cannot be written; the message names it, says why, and how to fix that. */
public final class UnwritableTargetException extends UserException {
    /** Creates an exception. */
    public UnwritableTargetException(String path, String why) {
        super("cannot write '%s': %s".formatted(path, why), null, FAILED);
    }
}

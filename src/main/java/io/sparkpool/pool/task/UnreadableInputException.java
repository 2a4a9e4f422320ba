package io.sparkpool.pool.task;

import java.io.IOException;

/** Inputs that cannot be read; the message names what cannot be read, and why. */
public final class UnreadableInputException extends IOException {
    /** The message is shown to the user as it is. */
    public UnreadableInputException(String message) {
        super(message);
    }

    /** The message is shown to the user as it is. */
    public UnreadableInputException(String message, Throwable cause) {
        super(message, cause);
    }
}

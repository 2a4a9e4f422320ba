package io.sparkpool.message;

import java.io.IOException;

/** Thrown when inputs cannot be read. The message names what cannot be read, and why; users see it as it is. */
public final class UnreadableInputException extends IOException {
    /** Creates an exception with a message for the user. */
    public UnreadableInputException(String message) {
        super(message);
    }

    /** Creates an exception with a message for the user. */
    public UnreadableInputException(String message, Throwable cause) {
        super(message, cause);
    }
}

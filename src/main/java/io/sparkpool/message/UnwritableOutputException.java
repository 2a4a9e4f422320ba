package io.sparkpool.message;

import java.io.IOException;

/** Thrown in tasks when outputs cannot be written. The message names the target, and why; users see it as it is. */
public final class UnwritableOutputException extends IOException {
    /** Creates an exception with a message for the user. */
    public UnwritableOutputException(String message, Throwable cause) {
        super(message, cause);
    }
}

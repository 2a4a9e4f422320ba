package io.sparkpool.pool.task;

import io.sparkpool.message.MessageText;

/** Thrown when an output does not fit into the room that is left in an {@link Encoder}. */
public final class OutputTooLargeException extends RuntimeException {
    /** Creates an exception of an encoder that has room for this many bytes. */
    public OutputTooLargeException(long maxBytes) {
        super(
                "the output needs more than %s, the most that one may need to be sent to the driver; return less, or give the driver more memory"
                        .formatted(MessageText.ofBytes(maxBytes)),
                null,
                false,
                false); // thrown and caught in one place, so a stack trace has no use
    }
}

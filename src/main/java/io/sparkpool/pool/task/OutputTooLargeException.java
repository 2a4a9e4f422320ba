package io.sparkpool.pool.task;

import io.sparkpool.message.MessageText;

/** An output does not fit into the room that an {@link Encoder} has. */
public final class OutputTooLargeException extends RuntimeException {
    /** The encoder has room for this many bytes. */
    public OutputTooLargeException(long roomBytes) {
        super(
                "the output needs more than %s, the most that one may need to be sent to the driver; return less, or give the driver more memory"
                        .formatted(MessageText.ofBytes(roomBytes)),
                null,
                false,
                false); // thrown and caught in one place, so a stack trace would tell nothing
    }
}

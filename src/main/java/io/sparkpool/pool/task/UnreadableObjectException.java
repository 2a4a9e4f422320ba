package io.sparkpool.pool.task;

import io.sparkpool.message.MessageText;
import io.sparkpool.message.UserException;

/** A serialized object cannot be read where it arrived. */
public final class UnreadableObjectException extends UserException {
    UnreadableObjectException(Throwable cause) {
        super(
                "an object that was sent cannot be read where it arrived: " + MessageText.ofThrowable(cause),
                cause,
                FAILED);
    }
}

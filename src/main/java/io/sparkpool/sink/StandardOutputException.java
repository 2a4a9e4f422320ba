package io.sparkpool.sink;

import io.sparkpool.message.UserException;
import java.io.IOException;

/** Thrown when standard output cannot be written, for example because a disk is full. */
public final class StandardOutputException extends UserException {
    StandardOutputException(IOException cause) {
        super(
                "cannot write to standard output: %s; the outputs are incomplete".formatted(cause.getMessage()),
                null,
                FAILED);
    }
}

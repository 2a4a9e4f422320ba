package io.sparkpool.sink.table;

import io.sparkpool.message.UserException;

/** Thrown when a table cannot be written; the message names it and says why. */
final class TableWriteException extends UserException {
    private TableWriteException(String message, Throwable cause) {
        super(message, cause, FAILED);
    }

    /** Returns the failure to write a table, for a reason in words for a user. */
    static TableWriteException of(String target, String why) {
        return new TableWriteException("cannot write '%s': %s".formatted(target, why), null);
    }

    /** Returns the failure to write a table, explained as far as it is known. */
    static TableWriteException of(String target, Throwable thrown) {
        return new TableWriteException(WriteFailure.of(target, thrown).getMessage(), thrown);
    }
}

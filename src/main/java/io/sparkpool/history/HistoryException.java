package io.sparkpool.history;

import io.sparkpool.message.UserException;

/** Thrown when reports cannot be read or deleted; the message names the file, and says why. */
final class HistoryException extends UserException {
    HistoryException(String message, Throwable cause) {
        super(message, cause, FAILED);
    }
}

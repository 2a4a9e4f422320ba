package io.sparkpool.row;

/** Thrown when a row cannot be read as an input. The message names the column, the value and the reason. */
public final class InvalidRowException extends Exception {
    /** Creates an exception with a message for the user. It has no stack trace, as there may be many of them. */
    public InvalidRowException(String message) {
        super(message, null, false, false);
    }
}

package io.sparkpool.row;

import io.sparkpool.message.MessageText;

/** Thrown when a value of a row cannot be read or written. On its way up it learns where in the row the value is. */
final class InvalidValueException extends Exception {
    private final String path;
    private final String reason;

    /**
     * Creates an exception for a value itself.
     *
     * @param reason what follows the name of the column in the message
     */
    InvalidValueException(String reason) {
        this("", reason);
    }

    private InvalidValueException(String path, String reason) {
        super(reason, null, false, false);
        this.path = path;
        this.reason = reason;
    }

    /** Returns the exception for the row or the value that contains this one. */
    InvalidValueException within(String step) {
        return new InvalidValueException(step + path, reason);
    }

    /** Returns the exception for the user. */
    InvalidRowException ofRow() {
        return new InvalidRowException(described("the row"));
    }

    /** Returns the exception for the user of a function whose output this is. */
    IllegalArgumentException ofOutput() {
        return new IllegalArgumentException(described("the output"));
    }

    private String described(String whole) {
        return (path.isEmpty() ? whole : "column " + MessageText.of(path)) + " " + reason;
    }
}

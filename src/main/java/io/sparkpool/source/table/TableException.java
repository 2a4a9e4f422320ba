package io.sparkpool.source.table;

import io.sparkpool.message.SparkMessage;
import io.sparkpool.message.UnreadableInputException;
import io.sparkpool.message.UserException;
import java.util.stream.Stream;

/** Thrown when a table turns out to be unreadable after Spark has started. */
final class TableException extends UserException {
    private TableException(String message, Throwable cause) {
        super(message, cause, FAILED);
    }

    /** Returns the failure to do something, with its reason. */
    static TableException of(String failed, Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .filter(UnreadableInputException.class::isInstance)
                .findFirst()
                .map(cause -> new TableException(cause.getMessage(), thrown))
                .orElseGet(() -> new TableException(failed + ": " + SparkMessage.of(thrown), thrown));
    }

    /** Returns the failure of a check whose message is for the user. */
    static TableException of(IllegalArgumentException check) {
        return new TableException(check.getMessage(), check);
    }
}

package io.sparkpool.pool.task;

import java.io.Serializable;
import java.util.Objects;

/**
 * An element of an RDD that stands for a record that cannot be read as an input.
 *
 * @param text the record's text
 * @param reason the reason why it is not an input, in words for a user
 */
public record RejectedRecord(String text, String reason) implements Serializable {
    /** Checks that nothing is missing. */
    public RejectedRecord {
        Objects.requireNonNull(text, "text is null");
        Objects.requireNonNull(reason, "reason is null");
    }
}

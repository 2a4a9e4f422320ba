package io.sparkpool.pool;

import java.util.Objects;

/**
 * An input that has no output.
 *
 * @param index its place among all inputs, from 0
 * @param input the input itself; where it cannot be read or sent to the driver, its text, and where that is too large to be
 *     sent, the beginning of its text
 * @param error why, in words for a user, on one line
 */
public record FailedInput(long index, Object input, String error) {
    /** Checks that there is a reason; an input may be null. */
    public FailedInput {
        Objects.requireNonNull(error, "error is null");
    }
}

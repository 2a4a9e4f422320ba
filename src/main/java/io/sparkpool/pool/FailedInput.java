package io.sparkpool.pool;

import java.util.Objects;

/**
 * An input that failed, and so has no output.
 *
 * @param index the input's index among all inputs, from 0
 * @param input the input; its text if it cannot be read or serialized, or the start of its text if that is too large
 * @param error the reason in words for a user, on one line
 */
public record FailedInput(long index, Object input, String error) {
    /** Creates a failed input; {@code input} may be null. */
    public FailedInput {
        Objects.requireNonNull(error, "error is null");
    }
}

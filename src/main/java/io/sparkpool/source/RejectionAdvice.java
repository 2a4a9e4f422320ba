package io.sparkpool.source;

import io.sparkpool.config.OnError;
import io.sparkpool.pool.PoolException;
import java.util.Objects;
import java.util.Optional;

/**
 * What a user can do about a record that cannot be read.
 *
 * @param onError what the job does with failing inputs
 * @param records what records are called: {@code lines} or {@code rows}
 */
public record RejectionAdvice(OnError onError, String records) {
    /** Checks that nothing is missing. */
    public RejectionAdvice {
        Objects.requireNonNull(onError, "onError is null");
        Objects.requireNonNull(records, "records is null");
    }

    /**
     * Returns advice to append to the message of a map that failed, beginning with punctuation; empty if it did not fail
     * at a record that cannot be read.
     */
    public Optional<String> of(PoolException failure) {
        boolean isUnreadableRecord =
                failure.index().isPresent() && failure.function().isEmpty();
        if (!isUnreadableRecord) {
            return Optional.empty();
        }
        String start = failure.getMessage().contains("; ") ? ", or " : "; correct it, or ";
        return Optional.of(start
                + switch (onError) {
                    case FAIL -> "set such %s aside with --quarantine FILE".formatted(records);
                    case QUARANTINE -> "raise --max-errors";
                });
    }
}

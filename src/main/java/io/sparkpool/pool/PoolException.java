package io.sparkpool.pool;

import io.sparkpool.message.MessageText;
import io.sparkpool.message.UserException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Thrown when a map could not be finished, or could not be started. The message says on one line what failed and why.
 * If inputs failed, it names the one with the lowest index, on any number of cores and for any chunk size. The cause is
 * what the function threw, or an exception with its text if it cannot be serialized; where an error policy lets more
 * than 100 inputs fail, there is no cause.
 */
public final class PoolException extends UserException {
    private final String function;

    /** Null if no input is to blame, and in a deserialized exception. */
    private final transient FailedInput failedInput;

    PoolException(String message) {
        this(message, null);
    }

    PoolException(String message, Throwable cause) {
        this(message, Optional.empty(), Optional.empty(), cause);
    }

    PoolException(String message, Optional<String> function, Optional<FailedInput> failedInput, Throwable cause) {
        super(message, cause, FAILED);
        this.function = function.orElse("");
        this.failedInput = failedInput.orElse(null);
    }

    /** Returns an exception with the message and the cause of another one. */
    static PoolException of(UserException failure) {
        return new PoolException(failure.getMessage(), failure.getCause());
    }

    /** Marks the thread as interrupted again, and returns the exception of the map that it was waiting for. */
    static PoolException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new PoolException("interrupted while waiting for a chunk", cause);
    }

    /**
     * Returns the exception of a map whose inputs threw an exception: the same one if it is unchecked, otherwise a
     * {@code PoolException}.
     */
    static RuntimeException ofInputs(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException unchecked
                ? unchecked
                : new PoolException("the inputs cannot be read: " + MessageText.ofThrowable(thrown), thrown);
    }

    /** Returns the name of the function, as in the message, if the function or one of its inputs is to blame. */
    public Optional<String> function() {
        return function.isEmpty() ? Optional.empty() : Optional.of(function);
    }

    /** Returns the failing input's index, from 0, if one input is to blame. */
    public OptionalLong index() {
        return failedInput == null ? OptionalLong.empty() : OptionalLong.of(failedInput.index());
    }

    /** Returns the failing input, if one is to blame and it is not null, or its text if it could not be serialized. */
    public Optional<Object> input() {
        return Optional.ofNullable(failedInput).map(FailedInput::input);
    }
}

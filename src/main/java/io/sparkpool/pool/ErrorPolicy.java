package io.sparkpool.pool;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * Decides what becomes of a failing input: one that cannot be read, or for which the function throws an exception or
 * takes too long.
 */
public final class ErrorPolicy {
    private static final ErrorPolicy FAIL = new ErrorPolicy(0, failed -> {});

    private final long maxErrors;
    private final Consumer<? super FailedInput> receiver;

    private ErrorPolicy(long maxErrors, Consumer<? super FailedInput> receiver) {
        if (maxErrors < 0) {
            throw new IllegalArgumentException("maxErrors is %d; it is 0 or more".formatted(maxErrors));
        }
        this.maxErrors = maxErrors;
        this.receiver = Objects.requireNonNull(receiver, "receiver is null");
    }

    /** Returns the policy by which the failing input of the lowest index ends the map with a {@link PoolException}. */
    public static ErrorPolicy fail() {
        return FAIL;
    }

    /**
     * Returns a policy by which failing inputs have no outputs and are passed to a receiver.
     *
     * @param receiver receives each failing input once, in input order, in the thread that takes the outputs, or in the
     *     thread of a map in the background. It receives the failing inputs of a chunk before that thread gets the
     *     chunk's outputs. In {@link Pool#imapUnordered} it receives them when all chunks before are complete, which
     *     may be after the outputs. An exception that it throws ends the map
     */
    public static ErrorPolicy quarantine(Consumer<? super FailedInput> receiver) {
        return quarantine(receiver, Long.MAX_VALUE);
    }

    /**
     * Returns a policy as {@link #quarantine(Consumer)}, with a limit.
     *
     * @param maxErrors how many inputs may fail, 0 or more; one more ends the map with a {@link PoolException}
     * @throws IllegalArgumentException if {@code maxErrors} is negative
     */
    public static ErrorPolicy quarantine(Consumer<? super FailedInput> receiver, long maxErrors) {
        return new ErrorPolicy(maxErrors, receiver);
    }

    long maxErrors() {
        return maxErrors;
    }

    void receive(FailedInput failed) {
        receiver.accept(failed);
    }
}

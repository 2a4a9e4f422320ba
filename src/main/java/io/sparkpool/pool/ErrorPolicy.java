package io.sparkpool.pool;

import java.util.Objects;
import java.util.function.Consumer;

/** What becomes of an input that fails: one that the function throws for, or that it takes too long for. */
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

    /** The failing input of the lowest index ends the map with a {@link PoolException}, as in Python. */
    public static ErrorPolicy fail() {
        return FAIL;
    }

    /**
     * Failing inputs are left out of the outputs and handed over instead.
     *
     * @param receiver gets each failing input once, in input order, from the thread that takes the outputs, or for a map in
     *     the background from the thread that it runs in. It gets them before that thread gets the outputs of the same
     *     chunk; of {@link Pool#imapUnordered} when all chunks before that one are through, which may be after those
     *     outputs
     */
    public static ErrorPolicy quarantine(Consumer<? super FailedInput> receiver) {
        return quarantine(receiver, Long.MAX_VALUE);
    }

    /**
     * {@link #quarantine(Consumer)} as long as few inputs fail.
     *
     * @param maxErrors how many inputs may fail, 0 or more; one more ends the map with a {@link PoolException}
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

package io.sparkpool.pool;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A map that could not be finished. The message says on one line what failed and why; where an input failed, it is the
 * failing input of the lowest index, on any number of cores and for any chunk size.
 */
public final class PoolException extends RuntimeException {
    private final long index;
    private final String input;

    private PoolException(String message, long index, String input, Throwable cause) {
        super(message, cause);
        this.index = index;
        this.input = input;
    }

    static PoolException ofFunction(String function, long index, String input, String error, Throwable cause) {
        String message = "function '%s' failed at index %d on input %s: %s".formatted(function, index, input, error);
        return new PoolException(message, index, input, cause);
    }

    static PoolException ofRecord(String place, String reason) {
        return new PoolException(place + ": " + reason, -1, "", null);
    }

    static PoolException ofSize(long index, long limitBytes, String mend) {
        String message =
                "the outputs of one chunk need more than %d MiB, the most that may travel at once (reached at index %d); %s"
                        .formatted(limitBytes >> 20, index, mend);
        return new PoolException(message, index, "", null);
    }

    static PoolException atStart(Exception cause) {
        return new PoolException("Spark could not start: " + Excerpt.ofThrowable(root(cause)), -1, "", cause);
    }

    static PoolException bySpark(Throwable cause) {
        Throwable root = root(cause);
        String message = root instanceof UnreadableInputException
                ? root.getMessage()
                : "Spark could not finish the job: " + Excerpt.ofThrowable(root);
        return new PoolException(message, -1, "", cause);
    }

    static PoolException stopped(String master, Throwable cause) {
        String message =
                "Spark stopped before the map was done; its master is '%s': check that it can be reached and works"
                        .formatted(master);
        return new PoolException(message, -1, "", cause);
    }

    static PoolException interrupted(InterruptedException cause) {
        return new PoolException("interrupted while waiting for a chunk", -1, "", cause);
    }

    /** What is at the bottom of it; unreadable inputs say so themselves. */
    private static Throwable root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && !(root instanceof UnreadableInputException)) {
            root = root.getCause();
        }
        return root;
    }

    /** The failing input's index, from 0, if one input is to blame. */
    public OptionalLong index() {
        return index < 0 ? OptionalLong.empty() : OptionalLong.of(index);
    }

    /** The failing input as the message shows it, if one is to blame. */
    public Optional<String> input() {
        return input.isEmpty() ? Optional.empty() : Optional.of(input);
    }
}

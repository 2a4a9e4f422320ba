package io.sparkpool.pool.task;

import io.sparkpool.message.MessageText;

/** A combiner threw. */
public final class CombinerException extends RuntimeException {
    private final String combiner;

    CombinerException(String combiner, Throwable cause) {
        super(cause);
        this.combiner = combiner;
    }

    /** It as data. */
    public Failure.OfCombiner failure() {
        return new Failure.OfCombiner(
                combiner, MessageText.ofThrowable(getCause()), SerializableCopy.cause(getCause()));
    }
}

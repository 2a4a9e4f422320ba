package io.sparkpool.pool;

/** Runs on executors, and on the driver where partial results meet. A combiner threw. */
final class CombinerException extends RuntimeException {
    private final String combiner;

    CombinerException(String combiner, Throwable cause) {
        super(cause);
        this.combiner = combiner;
    }

    /** It as data. */
    Failure.OfCombiner failure() {
        return new Failure.OfCombiner(combiner, Excerpt.ofThrowable(getCause()), Transfer.cause(getCause()));
    }
}

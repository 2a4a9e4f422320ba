package io.sparkpool.pool;

/** Runs on executors. An output does not fit into the room that an {@link Encoder} has. */
public final class LargeOutputException extends RuntimeException {
    /** The encoder has room for this many bytes. */
    public LargeOutputException(long roomBytes) {
        super(
                "the output needs more than %s, the most that one may need to be sent to the driver; return less, or give the driver more memory"
                        .formatted(PoolException.size(roomBytes)),
                null,
                false,
                false); // thrown and caught in one place, so a stack trace would tell nothing
    }
}

package io.sparkpool.source;

import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.PoolException;
import java.io.IOException;

/** Where the inputs of a job come from. A source has checked itself before Spark starts. */
public interface Source {
    /** Returns the inputs. */
    Inputs<?> inputs();

    /**
     * Returns whether the inputs are read from a file, or would be if it existed; such a file must not be written.
     *
     * @throws IOException if its file system cannot tell
     */
    default boolean reads(String file) throws IOException {
        return false;
    }

    /** Returns what to add to the message of a job that failed at one of the inputs; an empty text if there is nothing. */
    default String advice(PoolException failure) {
        return failure.index().isPresent() && failure.getCause() instanceof ClassCastException
                ? "; let the function take a Number: inputs are Long, BigInteger or Double"
                : "";
    }
}

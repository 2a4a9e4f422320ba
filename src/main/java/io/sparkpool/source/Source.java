package io.sparkpool.source;

import io.sparkpool.file.InputFile;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.PoolException;
import java.io.IOException;
import java.util.List;

/** Where the inputs of a job come from. A source is checked when it is opened, before Spark starts. */
public interface Source {
    /** Returns the inputs. */
    Inputs<?> inputs();

    /** Returns the files from which inputs are read, in their order; none if they are not known, or there are none. */
    default List<InputFile> files() {
        return List.of();
    }

    /**
     * Returns whether inputs are read from a path: from a file there, from one below it, or from one that would be there
     * if it existed. The job must not write to such a path.
     *
     * @param file the path
     * @throws IOException if its file system cannot tell
     */
    default boolean includes(String file) throws IOException {
        return false;
    }

    /**
     * Returns advice to append to the message of a map that failed, beginning with punctuation; empty if there is none.
     */
    default String advice(PoolException failure) {
        return failure.index().isPresent() && failure.getCause() instanceof ClassCastException
                ? "; let the function take a Number: inputs are Long, BigInteger or Double"
                : "";
    }
}

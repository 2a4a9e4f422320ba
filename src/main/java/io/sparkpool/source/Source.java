package io.sparkpool.source;

import io.sparkpool.pool.Inputs;
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
}

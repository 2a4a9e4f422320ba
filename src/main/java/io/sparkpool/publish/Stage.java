package io.sparkpool.publish;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The directory beside a target in which a run prepares the new contents: {@code .NAME.spark-pool}. The run that has
 * opened it holds its lock; another run with the same target is refused meanwhile. What a dead run has left there is
 * removed, after an exchange that it had begun is finished. Not thread-safe.
 */
public final class Stage {
    private Stage() {}

    /**
     * Opens the stage of a target, after finishing or removing what a dead run has left.
     *
     * @throws UnwritableTargetException if another run uses the target, it exists and may not be replaced, or the stage
     *     cannot be written
     */
    public static Stage open(Target target, Configuration hadoop) {
        throw new UnsupportedOperationException();
    }

    /** Returns the target. */
    public Target target() {
        throw new UnsupportedOperationException();
    }

    /**
     * Returns the path of the new contents, with its file system: a file that does not exist yet, or an empty directory.
     */
    public Path contents() {
        throw new UnsupportedOperationException();
    }

    /** Returns the path of a directory of the stage for other files; it is created if it does not exist. */
    public Path directory(String name) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Starts the contents of a target that is a file. */
    public OutputStream createFile() throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Returns the record of what is finished in this stage. */
    public Manifest manifest() {
        throw new UnsupportedOperationException();
    }
}

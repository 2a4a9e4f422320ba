package io.sparkpool.publish;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * A path at which a run publishes what it writes.
 *
 * @param path the path, as the user wrote it
 * @param form what will be there
 * @param mode what becomes of one that exists
 * @param stores on which file systems it may be
 */
public record Target(String path, Form form, PublishMode mode, Stores stores) {
    /** What is at a target. */
    public enum Form {
        /** A single file. */
        FILE,
        /** A directory with the files of a table. */
        TABLE
    }

    /** File systems. */
    public enum Stores {
        /** Those that rename a directory in one step. */
        WITH_RENAME,
        /** All, also object stores, on which the contents appear file by file. */
        ALL
    }

    /** Checks that nothing is missing. */
    public Target {
        Objects.requireNonNull(path, "path is null");
        Objects.requireNonNull(form, "form is null");
        Objects.requireNonNull(mode, "mode is null");
        Objects.requireNonNull(stores, "stores is null");
    }

    /**
     * Returns why nothing can be published here and how to fix that, as far as this is known without writing. That it
     * exists is left to {@link Stage#open} if a dead run has left a stage beside it, whose publication is finished first.
     *
     * @throws IOException if the file system cannot tell
     */
    public Optional<String> problem(Configuration hadoop) throws IOException {
        return TargetCheck.problem(this, hadoop);
    }
}

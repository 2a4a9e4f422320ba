package io.sparkpool.publish;

import io.sparkpool.publish.Storage.Entry;
import java.io.Closeable;
import java.io.IOException;
import org.apache.hadoop.fs.Path;

/**
 * A stage that this process has locked.
 *
 * @param directory its place
 * @param lock its lock
 * @param run the id of the run that has the lock
 */
record LockedStage(StageDirectory directory, StageLock lock, String run) {
    private static final String CONTENTS = "contents-";

    /** Returns whether something in a stage is the new contents of a run. */
    static boolean isContents(String name) {
        return name.startsWith(CONTENTS);
    }

    /** Returns where the new contents of the target are prepared: no run that has lost its lock writes to it. */
    Path contents() {
        return directory.resolve(CONTENTS + run);
    }

    /** Deletes all that a dead run has left. */
    void clear() throws IOException {
        for (Entry entry : directory.storage().list(directory.path())) {
            if (!entry.name().equals(lock.file())) {
                directory.storage().delete(directory.resolve(entry.name()));
            }
        }
    }

    /** Deletes the stage and releases the lock; nothing if another run has taken it. */
    void remove() throws IOException {
        Closeable release = lock::release; // also if the rest fails
        try (release) {
            if (lock.isHeld()) {
                clear();
                lock.delete();
                directory.storage().deleteIfEmpty(directory.path());
            }
        }
    }
}

package io.sparkpool.publish;

import java.io.IOException;

/** The lock of a stage, which one process has. */
sealed interface StageLock permits KernelLock, HeartbeatLock {
    /** Returns the name of its file in the stage. */
    String file();

    /** Returns whether this process still has the lock. */
    boolean isHeld() throws IOException;

    /** Releases the lock, if this process still has it. */
    void release() throws IOException;

    /** Deletes the file of the lock and releases it, if this process still has it. */
    void delete() throws IOException;
}

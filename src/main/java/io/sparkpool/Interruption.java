package io.sparkpool;

import java.io.PrintStream;
import java.util.concurrent.locks.LockSupport;

/**
 * Driver only. Tells a stop from outside (Ctrl-C, SIGTERM) from a failure. On such a signal Java runs its shutdown hooks
 * and ends with 128 and the signal's number; Spark's hook stops the tasks, and what the job then throws is no error.
 */
final class Interruption {
    private volatile boolean stopped;
    private volatile boolean jobEnded;

    private Interruption() {}

    /** Starts watching. */
    static Interruption watch(PrintStream err) {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interruption.stop(err), "interruption"));
        return interruption;
    }

    /** Says that what ends the process from now on is its own doing. */
    void jobEnded() {
        jobEnded = true;
    }

    /** Keeps the calling thread for good if a signal came: the process is ending anyhow, with the signal's exit code. */
    void holdIfStopped() {
        while (stopped) {
            LockSupport.park(this);
        }
    }

    private void stop(PrintStream err) {
        if (!jobEnded) {
            stopped = true;
            err.println("spark-pool: stopped before the end; the outputs are not whole");
        }
    }
}

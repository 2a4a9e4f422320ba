package io.sparkpool;

import java.io.PrintStream;
import java.util.concurrent.locks.LockSupport;

/**
 * Driver only. Tells a stop from outside (Ctrl-C, SIGTERM) from a failure. On such a signal Java runs its shutdown hooks
 * and ends with 128 and the signal's number; Spark's hook stops the tasks, and what the job then throws is no error.
 */
final class Interruption {
    private final PrintStream err;
    private volatile boolean jobRuns;
    private volatile boolean processEnds;

    private Interruption(PrintStream err) {
        this.err = err;
    }

    /** Starts watching. */
    static Interruption watch(PrintStream err) {
        Interruption interruption = new Interruption(err);
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::processEnds, "interruption"));
        return interruption;
    }

    /** Says that from now on a stop leaves the outputs unfinished. */
    void jobStarts() {
        jobRuns = true;
    }

    /** Says that from now on a stop changes nothing. */
    void jobEnds() {
        jobRuns = false;
    }

    /** Keeps the calling thread for good once the process is ending, with the signal's exit code. */
    void parkIfProcessEnds() {
        while (processEnds) {
            LockSupport.park(this);
        }
    }

    private void processEnds() {
        processEnds = true;
        if (jobRuns) {
            err.println("spark-pool: stopped before the end; the outputs are not whole");
        }
    }
}

package io.sparkpool;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/**
 * Driver only. Tells a stop from outside (Ctrl-C, SIGTERM) from a failure. On such a signal Java runs its shutdown hooks
 * and ends with 128 and the signal's number; Spark's hook stops the tasks, and what the job then throws is no error.
 */
final class Interruption {
    private final CountDownLatch stopped = new CountDownLatch(1);
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

    /** Ends the calling thread's work for good if a signal came: the process is ending anyhow. */
    void holdIfStopped() {
        while (stopped.getCount() == 0) {
            Thread.onSpinWait();
        }
    }

    private void stop(PrintStream err) {
        if (!jobEnded) {
            stopped.countDown();
            err.println("spark-pool: stopped before the end; the outputs are not whole");
        }
    }
}

package io.sparkpool.spark;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The interval at which a cluster is polled. */
public final class PollInterval {
    private static final Duration LENGTH = Duration.ofMillis(300);

    private PollInterval() {}

    /**
     * Sleeps for one interval.
     *
     * @throws ClusterException if the thread is interrupted
     */
    public static void sleep() {
        sleep(LENGTH);
    }

    /**
     * Sleeps for some time.
     *
     * @throws ClusterException if the thread is interrupted
     */
    static void sleep(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Sets the interrupt status of the thread again, and returns an exception to throw. */
    static ClusterException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new ClusterException("interrupted while waiting for a cluster", cause);
    }
}

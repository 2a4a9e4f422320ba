package io.sparkpool.spark;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The time between two questions to a cluster that is being waited for. */
public final class PollInterval {
    private static final Duration LENGTH = Duration.ofMillis(300);

    private PollInterval() {}

    /**
     * Waits for one interval.
     *
     * @throws ClusterException if the thread is interrupted
     */
    public static void take() {
        await(LENGTH);
    }

    /**
     * Waits for some time.
     *
     * @throws ClusterException if the thread is interrupted
     */
    static void await(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Marks the thread as interrupted again, and returns the failure of whatever it was waiting for. */
    static ClusterException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new ClusterException("interrupted while waiting for a cluster", cause);
    }
}

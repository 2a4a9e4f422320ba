package io.sparkpool.spark;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The time between two looks at what is waited for. */
public final class PollInterval {
    private static final Duration TIME = Duration.ofMillis(300);

    private PollInterval() {}

    /**
     * Takes it.
     *
     * @throws ClusterException if the thread is interrupted
     */
    public static void take() {
        try {
            TimeUnit.NANOSECONDS.sleep(TIME.toNanos());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** What an interruption of any wait is for the caller. */
    static ClusterException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new ClusterException("interrupted while waiting for a cluster", cause);
    }
}

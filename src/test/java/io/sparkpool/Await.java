package io.sparkpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for conditions that no object can be waited on for. */
public final class Await {
    /** Less than the 300 s of a test's {@code @Timeout}, so that a failure shows the condition that was waited for. */
    private static final Duration LIMIT = Duration.ofSeconds(240);

    private static final Duration INTERVAL = Duration.ofMillis(20);

    private Await() {}

    /** Returns when the condition holds, and fails the test if it does not hold in time. */
    public static void until(Callable<Boolean> condition) throws Exception {
        long startNanos = System.nanoTime();
        while (!condition.call()) {
            assertThat(Duration.ofNanos(System.nanoTime() - startNanos))
                    .as("time that the test has waited for a condition")
                    .isLessThan(LIMIT);
            Thread.sleep(INTERVAL.toMillis());
        }
    }
}

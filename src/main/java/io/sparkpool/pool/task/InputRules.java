package io.sparkpool.pool.task;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * How a task treats each input.
 *
 * @param retries how many times an input is tried again after it failed
 * @param timeLimit how long the function may take for an input; zero for as long as it likes
 * @param mostFailures how many inputs may fail before the chunk ends
 */
public record InputRules(int retries, Duration timeLimit, long mostFailures) implements Serializable {
    /** Where more inputs may fail, the exceptions that the function threw are not sent to the driver. */
    static final int MAX_CAUSES = 100;

    public InputRules {
        Objects.requireNonNull(timeLimit, "timeLimit is null");
    }
}

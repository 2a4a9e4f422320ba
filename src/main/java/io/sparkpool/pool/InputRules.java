package io.sparkpool.pool;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * Runs on executors. How a task treats each input.
 *
 * @param retries how many times an input is tried again after it failed
 * @param timeLimit how long the function may take for an input; zero for as long as it likes
 * @param mostFailures how many inputs may fail before the chunk ends
 */
record InputRules(int retries, Duration timeLimit, long mostFailures) implements Serializable {
    InputRules {
        Objects.requireNonNull(timeLimit, "timeLimit is null");
    }
}

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
    /** One try, no limit, and the first failure ends the chunk. */
    static final InputRules STRICT = new InputRules(0, Duration.ZERO, 0);

    InputRules {
        Objects.requireNonNull(timeLimit, "timeLimit is null");
        if (retries < 0) {
            throw new IllegalArgumentException(
                    "retries is %d; an input is tried again 0 times or more".formatted(retries));
        }
        if (timeLimit.isNegative()) {
            throw new IllegalArgumentException("the time limit is %s; a limit is more than zero".formatted(timeLimit));
        }
    }
}

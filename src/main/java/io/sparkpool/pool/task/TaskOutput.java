package io.sparkpool.pool.task;

import java.io.Serializable;
import java.util.Objects;

/**
 * What a task sends to the driver.
 *
 * @param result the serialized result of the chunk; no bytes if the task left the result for the driver
 * @param times what the task measured
 */
public record TaskOutput(byte[] result, TaskTimes times) implements Serializable {
    private static final byte[] LEFT = {};

    /** Checks that nothing is missing. The array is not copied, as it may be large. */
    public TaskOutput {
        Objects.requireNonNull(result, "result is null");
        Objects.requireNonNull(times, "times is null");
    }

    /** Returns the output of a task that left its result for the driver. */
    static TaskOutput left(TaskTimes times) {
        return new TaskOutput(LEFT, times);
    }

    /** Returns whether the task left its result for the driver, in {@link InProcessResults}. */
    public boolean isLeft() {
        return result.length == 0;
    }
}

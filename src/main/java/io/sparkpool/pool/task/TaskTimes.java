package io.sparkpool.pool.task;

import java.util.Objects;

/**
 * What the task of a chunk measured, by the clock of its executor.
 *
 * @param executor Spark's id of the executor; {@code driver} on a local master
 * @param attempt how many tasks for the same chunk were lost before this one
 * @param startMicros when the task began, in microseconds since 1970
 * @param openNanos how long it took to deserialize the function
 * @param mapNanos how long it took to read the inputs, to call the function and to encode the outputs
 * @param serializeNanos how long it took to serialize the result; 0 if the driver is in the same process and takes it as
 *     it is
 * @param gcBeforeMillis how long the executor had collected garbage since it was started, when the task began
 * @param gcAfterMillis the same, when the task ended; tasks that run at the same time see the same collections
 */
public record TaskTimes(
        String executor,
        int attempt,
        long startMicros,
        long openNanos,
        long mapNanos,
        long serializeNanos,
        long gcBeforeMillis,
        long gcAfterMillis) {
    /** Checks that nothing is missing. */
    public TaskTimes {
        Objects.requireNonNull(executor, "executor is null");
    }

    /** Returns how long the core was busy with the task, in nanoseconds. */
    public long totalNanos() {
        return openNanos + mapNanos + serializeNanos;
    }
}

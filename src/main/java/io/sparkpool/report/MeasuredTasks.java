package io.sparkpool.report;

import io.sparkpool.report.RunReport.SparkMetrics;
import java.util.Optional;

/** Adds up what Spark measured of tasks. Guarded by the lock of the recorder. */
final class MeasuredTasks {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;

    private long tasks;
    private long cpuNanos;
    private long deserializeMillis;
    private long resultBytes;

    void add(long taskCpuNanos, long taskDeserializeMillis, long taskResultBytes) {
        tasks++;
        cpuNanos += taskCpuNanos;
        deserializeMillis += taskDeserializeMillis;
        resultBytes += taskResultBytes;
    }

    /** Returns the sums; empty if Spark told nothing. */
    Optional<SparkMetrics> metrics(long results) {
        return tasks == 0
                ? Optional.empty()
                : Optional.of(new SparkMetrics(
                        tasks,
                        Math.max(0, results - tasks),
                        cpuNanos / NANOS_PER_SECOND,
                        deserializeMillis / MILLIS_PER_SECOND,
                        resultBytes));
    }
}

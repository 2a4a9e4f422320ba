package io.sparkpool.pool.task;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;

/** Measures the steps of a task. Used by one thread. */
final class TaskTimer {
    private final int attempt;
    private final long startMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    private final long gcBeforeMillis = gcMillis();
    private long stepNanos = System.nanoTime();
    private long openNanos;
    private long mapNanos;

    /** Starts to measure. */
    TaskTimer(TaskContext task) {
        this.attempt = task.attemptNumber();
    }

    /** Notes that the function has been deserialized. */
    void opened() {
        openNanos = endStep();
    }

    /** Notes that the chunk has been mapped. */
    void mapped() {
        mapNanos = endStep();
    }

    /** Returns the times of a task whose result has not been serialized. */
    TaskTimes left() {
        return times(0);
    }

    /** Returns the times of a task whose result has just been serialized. */
    TaskTimes serialized() {
        return times(endStep());
    }

    private TaskTimes times(long serializeNanos) {
        String executor = SparkEnv.get().executorId();
        return new TaskTimes(
                executor, attempt, startMicros, openNanos, mapNanos, serializeNanos, gcBeforeMillis, gcMillis());
    }

    private long endStep() {
        long now = System.nanoTime();
        long nanos = now - stepNanos;
        stepNanos = now;
        return nanos;
    }

    private static long gcMillis() {
        long millis = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            millis += Math.max(0, collector.getCollectionTime()); // -1 if it is not known
        }
        return millis;
    }
}

package io.sparkpool.report;

import io.sparkpool.pool.task.TaskTimes;

/** When a task ran, by the clock of the driver, and on which lane. Guarded by the lock of the recorder. */
final class TaskSpan {
    /** What a task did. */
    enum Work {
        MAP,
        FILES
    }

    private static final double MICROS_PER_SECOND = 1e6;

    final String executor;
    final Work work;
    final long startMicros;
    final long endMicros;

    /** How many inputs it mapped; 0 if it wrote files. */
    final long inputs;

    /** The part of the task that was serialization. */
    final double serialization;

    int lane;

    /** When the sweep came to its start. */
    long sweptStartMicros;

    /** Creates the span of a task that ended after it began: in one microsecond at least. */
    TaskSpan(TaskTimes times, Work work, long inputs, long startMicros, long endMicros) {
        this.executor = times.executor();
        this.work = work;
        this.inputs = inputs;
        this.startMicros = startMicros;
        this.endMicros = Math.max(startMicros + 1, endMicros);
        this.serialization = times.totalNanos() == 0
                ? 0
                : (double) (times.openNanos() + times.serializeNanos()) / times.totalNanos();
    }

    /** Returns what a report has of a task that wrote files, with times since the map began. */
    RunReport.FileTask file(long mapStartMicros) {
        return new RunReport.FileTask(
                executor,
                lane,
                (startMicros - mapStartMicros) / MICROS_PER_SECOND,
                (endMicros - mapStartMicros) / MICROS_PER_SECOND);
    }
}

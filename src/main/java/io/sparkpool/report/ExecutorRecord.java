package io.sparkpool.report;

import io.sparkpool.pool.task.TaskTimes;
import java.util.Optional;

/** What is known of an executor. Guarded by the lock of the recorder. */
final class ExecutorRecord {
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    final String id;
    final ClockCorrection clock = new ClockCorrection();

    private Optional<String> host = Optional.empty();
    private int cores;
    private Optional<Long> cameMicros = Optional.empty();
    private Optional<Long> wentMicros = Optional.empty();
    private Optional<String> reason = Optional.empty();
    private long chunks;
    private long functionNanos;
    private long gcFirstMillis = Long.MAX_VALUE;
    private long gcLastMillis;

    ExecutorRecord(String id) {
        this.id = id;
    }

    void came(String onHost, int withCores, long atMicros) {
        host = onHost.isEmpty() ? Optional.empty() : Optional.of(onHost);
        cores = withCores;
        cameMicros = Optional.of(atMicros);
    }

    void went(String why, long atMicros) {
        reason = Optional.of(why);
        wentMicros = Optional.of(atMicros);
    }

    int cores() {
        return cores;
    }

    boolean isPresent() {
        return wentMicros.isEmpty();
    }

    void mapped(TaskTimes times) {
        chunks++;
        functionNanos += times.mapNanos();
        collected(times);
    }

    /** Takes note of garbage collections, which all tasks of the executor see. */
    void collected(TaskTimes times) {
        gcFirstMillis = Math.min(gcFirstMillis, times.gcBeforeMillis());
        gcLastMillis = Math.max(gcLastMillis, times.gcAfterMillis());
    }

    /**
     * Returns the executor for a report.
     *
     * @param knownCores the number of its cores, if Spark did not tell it
     */
    RunReport.Executor reported(long startMicros, int knownCores) {
        return new RunReport.Executor(
                id,
                host,
                cores > 0 ? cores : knownCores,
                cameMicros.map(at -> since(startMicros, at)).orElse(0.0),
                wentMicros.map(at -> since(startMicros, at)),
                reason,
                chunks,
                functionNanos / NANOS_PER_SECOND,
                Math.max(0, gcLastMillis - Math.min(gcLastMillis, gcFirstMillis)) / MILLIS_PER_SECOND);
    }

    private static double since(long startMicros, long atMicros) {
        return Math.max(0, atMicros - startMicros) / MICROS_PER_SECOND;
    }
}

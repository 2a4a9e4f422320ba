package io.sparkpool.report;

/**
 * Finds out how far the clock of an executor is from that of the driver: a task cannot begin before its chunk was
 * submitted, nor end after its result arrived. A clock that keeps to that is taken as right. Guarded by the lock of the recorder.
 */
final class ClockCorrection {
    private long leastMicros = Long.MIN_VALUE;
    private long mostMicros = Long.MAX_VALUE;

    /**
     * Takes note of a task.
     *
     * @param submittedMicros when its chunk was submitted, by the clock of the driver
     * @param startMicros when it began, by the clock of the executor
     * @param endMicros when it ended, by the clock of the executor
     * @param arrivedMicros when its result arrived, by the clock of the driver
     * @return what to add to the time of the executor
     */
    long observe(long submittedMicros, long startMicros, long endMicros, long arrivedMicros) {
        long least = submittedMicros - startMicros;
        long most = Math.max(least, arrivedMicros - endMicros);
        leastMicros = Math.max(leastMicros, least);
        mostMicros = Math.min(mostMicros, most);
        if (leastMicros > mostMicros) { // the clock was set, or runs faster or slower
            leastMicros = least;
            mostMicros = most;
        }
        return Math.max(leastMicros, Math.min(mostMicros, 0));
    }
}

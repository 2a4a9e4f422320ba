package io.sparkpool.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts inputs in intervals whose length doubles as the run grows. Guarded by the lock of the recorder. */
final class IntervalCounts {
    private static final int MAX_INTERVALS = 200;
    private static final long FIRST_INTERVAL_MICROS = 50_000;
    private static final double MICROS_PER_SECOND = 1e6;

    private final long[] completed = new long[MAX_INTERVALS];
    private final long[] delivered = new long[MAX_INTERVALS];
    private long intervalMicros = FIRST_INTERVAL_MICROS;
    private int used;

    /** Counts inputs that were mapped, by the time since the map began. */
    void completed(long micros, long inputs) {
        completed[interval(micros)] += inputs;
    }

    /** Counts inputs that were handed on. */
    void delivered(long micros, long inputs) {
        delivered[interval(micros)] += inputs;
    }

    /** Returns the counts up to a time. */
    RunReport.Throughput upTo(long micros) {
        interval(micros);
        return new RunReport.Throughput(intervalMicros / MICROS_PER_SECOND, list(completed), list(delivered));
    }

    private List<Long> list(long[] counts) {
        List<Long> list = new ArrayList<>(used);
        for (int i = 0; i < used; i++) {
            list.add(counts[i]);
        }
        return list;
    }

    private int interval(long micros) {
        long since = Math.max(0, micros);
        while (since / intervalMicros >= MAX_INTERVALS) {
            halve(completed);
            halve(delivered);
            used = (used + 1) / 2;
            intervalMicros *= 2;
        }
        int interval = (int) (since / intervalMicros);
        used = Math.max(used, interval + 1);
        return interval;
    }

    private static void halve(long[] counts) {
        for (int i = 0; i < MAX_INTERVALS / 2; i++) {
            counts[i] = counts[2 * i] + counts[2 * i + 1];
        }
        Arrays.fill(counts, MAX_INTERVALS / 2, MAX_INTERVALS, 0);
    }
}

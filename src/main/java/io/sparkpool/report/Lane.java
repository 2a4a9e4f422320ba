package io.sparkpool.report;

import io.sparkpool.report.RunReport.ChunkRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a core did during the map.
 *
 * @param number the number of the core, from 0
 * @param rows its chunks, in the order in which they began; a sample if the report has only a sample of the chunks
 */
public record Lane(int number, List<ChunkRow> rows) {
    /** Copies the list. */
    public Lane {
        rows = List.copyOf(rows);
    }

    /** Returns the cores of a run, also those that were idle all the time. */
    public static List<Lane> of(RunReport report) {
        int count = report.coreSeconds().map(RunReport.CoreSeconds::cores).orElse(0);
        for (ChunkRow row : report.chunks().rows()) {
            count = Math.max(count, row.lane() + 1);
        }
        List<List<ChunkRow>> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rows.add(new ArrayList<>());
        }
        for (ChunkRow row : report.chunks().rows()) {
            rows.get(row.lane()).add(row);
        }
        List<Lane> lanes = new ArrayList<>(count);
        for (List<ChunkRow> ofLane : rows) {
            ofLane.sort(Comparator.comparingDouble(ChunkRow::start));
            lanes.add(new Lane(lanes.size(), ofLane));
        }
        return lanes;
    }

    /** Returns how long the map of a run has taken, in seconds, if it has begun. */
    public static Optional<Double> mapSeconds(RunReport report) {
        double last = report.seconds().map().orElse(0.0);
        for (ChunkRow row : report.chunks().rows()) {
            last = Math.max(last, row.delivered().orElse(row.end()));
        }
        return last > 0 ? Optional.of(last) : Optional.empty();
    }

    /** Returns the executor of the core; empty if no chunk tells. */
    public Optional<String> executor() {
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0).executor());
    }

    /** Returns how many inputs the core mapped. */
    public long inputs() {
        long inputs = 0;
        for (ChunkRow row : rows) {
            inputs += row.inputs();
        }
        return inputs;
    }

    /** Returns how long the core was busy, in seconds. */
    public double busySeconds() {
        double busy = 0;
        for (ChunkRow row : rows) {
            busy += row.end() - row.start();
        }
        return busy;
    }

    /** Returns how long the core was busy in each of several intervals of equal length, as shares of the interval. */
    public double[] busyShares(int intervals, double mapSeconds) {
        double[] shares = new double[intervals];
        double length = mapSeconds / intervals;
        for (ChunkRow row : rows) {
            int first = interval(row.start(), length, intervals);
            int last = interval(row.end(), length, intervals);
            for (int i = first; i <= last; i++) {
                double seconds = Math.min(row.end(), (i + 1) * length) - Math.max(row.start(), i * length);
                shares[i] += Math.max(0, seconds) / length;
            }
        }
        return shares;
    }

    private static int interval(double time, double length, int intervals) {
        return (int) Math.min(intervals - 1, Math.max(0, time / length));
    }
}

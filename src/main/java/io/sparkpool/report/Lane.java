package io.sparkpool.report;

import io.sparkpool.report.RunReport.BusyCore;
import io.sparkpool.report.RunReport.BusyCores;
import io.sparkpool.report.RunReport.ChunkRow;
import io.sparkpool.report.RunReport.FileTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a core did during the map.
 *
 * @param number the number of the core, from 0
 * @param rows its chunks, in the order in which they began; a sample if the report has only a sample of the chunks
 * @param files its tasks that wrote files of a table, in the order in which they began
 * @param whole what it did in all, if the rows and the files do not tell it
 * @param intervalSeconds the length of the intervals of {@code whole}
 */
public record Lane(
        int number, List<ChunkRow> rows, List<FileTask> files, Optional<BusyCore> whole, double intervalSeconds) {
    private static final int MAX_LANES = 256;

    /** Copies the lists. */
    public Lane {
        rows = List.copyOf(rows);
        files = List.copyOf(files);
    }

    /** Returns the first 256 cores of a run, also those that were idle all the time. */
    public static List<Lane> of(RunReport report) {
        List<List<ChunkRow>> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(MAX_LANES, count(report)); i++) {
            rows.add(new ArrayList<>());
        }
        for (ChunkRow row : report.chunks().rows()) {
            if (row.lane() < MAX_LANES) {
                rows.get(row.lane()).add(row);
            }
        }
        List<Lane> lanes = new ArrayList<>(rows.size());
        for (List<ChunkRow> ofLane : rows) {
            ofLane.sort(Comparator.comparingDouble(ChunkRow::start));
            lanes.add(of(lanes.size(), ofLane, report.chunks()));
        }
        return lanes;
    }

    private static List<FileTask> files(int lane, RunReport.Chunks chunks) {
        List<FileTask> files = new ArrayList<>();
        for (FileTask task : chunks.listedFiles()) {
            if (task.lane() == lane) {
                files.add(task);
            }
        }
        files.sort(Comparator.comparingDouble(FileTask::start));
        return files;
    }

    /** Returns how many cores a run had. */
    public static int count(RunReport report) {
        int count =
                report.coreSeconds().isPresent() ? report.coreSeconds().get().cores() : 0;
        for (ChunkRow row : report.chunks().rows()) {
            count = Math.max(count, row.lane() + 1);
        }
        for (FileTask task : report.chunks().listedFiles()) {
            count = Math.max(count, task.lane() + 1);
        }
        return count;
    }

    private static Lane of(int number, List<ChunkRow> rows, RunReport.Chunks chunks) {
        List<FileTask> files = files(number, chunks);
        Optional<BusyCores> busy = chunks.busy();
        return busy.isEmpty() || number >= busy.get().cores().size()
                ? new Lane(number, rows, files, Optional.empty(), 1)
                : new Lane(
                        number,
                        rows,
                        files,
                        Optional.of(busy.get().cores().get(number)),
                        busy.get().intervalSeconds());
    }

    /** Returns how long the map of a run has taken, in seconds, if it has begun. */
    public static Optional<Double> mapSeconds(RunReport report) {
        double last = report.seconds().map().orElse(0.0);
        for (ChunkRow row : report.chunks().rows()) {
            last = Math.max(last, row.delivered().orElse(row.end()));
        }
        for (FileTask task : report.chunks().listedFiles()) {
            last = Math.max(last, task.end());
        }
        return last > 0 ? Optional.of(last) : Optional.empty();
    }

    /** Returns the executors of the core, as far as its tasks tell: one, and others if it was lost. */
    public Set<String> executors() {
        Set<String> executors = new LinkedHashSet<>();
        for (ChunkRow row : rows) {
            executors.add(row.executor());
        }
        for (FileTask task : files) {
            executors.add(task.executor());
        }
        return executors;
    }

    /** Returns how many chunks the core mapped. */
    public long chunks() {
        return whole.isPresent() ? whole.get().chunks() : rows.size();
    }

    /** Returns how many inputs the core mapped. */
    public long inputs() {
        if (whole.isPresent()) {
            return whole.get().inputs();
        }
        long inputs = 0;
        for (ChunkRow row : rows) {
            inputs += row.inputs();
        }
        return inputs;
    }

    /** Returns how long the core was busy, in seconds. */
    public double busySeconds() {
        double busy = 0;
        if (whole.isPresent()) {
            for (double seconds : whole.get().seconds()) {
                busy += seconds;
            }
            return busy;
        }
        for (ChunkRow row : rows) {
            busy += row.end() - row.start();
        }
        for (FileTask task : files) {
            busy += task.end() - task.start();
        }
        return busy;
    }

    /** Returns how long the core was busy in each of several intervals of equal length, as shares of the interval. */
    public double[] busyShares(int intervals, double mapSeconds) {
        double[] shares = new double[intervals];
        double length = mapSeconds / intervals;
        if (whole.isPresent()) {
            List<Double> seconds = whole.get().seconds();
            for (int i = 0; i < seconds.size(); i++) {
                double from = i * intervalSeconds;
                double to = Math.min(mapSeconds, from + intervalSeconds);
                add(shares, length, from, to, to > from ? seconds.get(i) / (to - from) : 0);
            }
            return shares;
        }
        for (ChunkRow row : rows) {
            add(shares, length, row.start(), row.end(), 1);
        }
        for (FileTask task : files) {
            add(shares, length, task.start(), task.end(), 1);
        }
        return shares;
    }

    /** Adds a time during which the core was busy for a part. */
    private static void add(double[] shares, double length, double from, double to, double part) {
        int last = interval(to, length, shares.length);
        for (int i = interval(from, length, shares.length); i <= last; i++) {
            double seconds = Math.min(to, (i + 1) * length) - Math.max(from, i * length);
            shares[i] += part * Math.max(0, seconds) / length;
        }
    }

    private static int interval(double time, double length, int intervals) {
        return (int) Math.min(intervals - 1, Math.max(0, time / length));
    }
}

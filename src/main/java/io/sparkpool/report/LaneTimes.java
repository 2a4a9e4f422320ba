package io.sparkpool.report;

import io.sparkpool.report.RunReport.BusyCore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long the cores were busy in each of several intervals, whose length doubles as the run grows. Guarded by the lock
 * of the recorder.
 */
final class LaneTimes {
    private static final int MAX_INTERVALS = 200;
    private static final int MAX_LANES = 256;
    private static final long FIRST_INTERVAL_MICROS = 50_000;
    private static final double MICROS_PER_SECOND = 1e6;

    private final List<LaneTime> lanes = new ArrayList<>();
    private long intervalMicros = FIRST_INTERVAL_MICROS;

    private static final class LaneTime {
        private final long[] busyMicros = new long[MAX_INTERVALS];
        private long chunks;
        private long inputs;

        private LaneTime copy() {
            LaneTime copy = new LaneTime();
            System.arraycopy(busyMicros, 0, copy.busyMicros, 0, MAX_INTERVALS);
            copy.chunks = chunks;
            copy.inputs = inputs;
            return copy;
        }

        private void halve() {
            for (int i = 0; i < MAX_INTERVALS / 2; i++) {
                busyMicros[i] = busyMicros[2 * i] + busyMicros[2 * i + 1];
            }
            Arrays.fill(busyMicros, MAX_INTERVALS / 2, MAX_INTERVALS, 0);
        }
    }

    /** Adds a task that has a lane, by the time since the map began. */
    void add(TaskSpan task, long fromMicros, long toMicros) {
        if (task.lane >= MAX_LANES) {
            return;
        }
        while (lanes.size() <= task.lane) {
            lanes.add(new LaneTime());
        }
        while (toMicros >= MAX_INTERVALS * intervalMicros) {
            for (LaneTime lane : lanes) {
                lane.halve();
            }
            intervalMicros *= 2;
        }
        LaneTime lane = lanes.get(task.lane);
        lane.chunks += task.work == TaskSpan.Work.MAP ? 1 : 0;
        lane.inputs += task.inputs;
        for (long at = fromMicros; at < toMicros; ) {
            int interval = (int) (at / intervalMicros);
            long next = Math.min(toMicros, (interval + 1) * intervalMicros);
            lane.busyMicros[interval] += next - at;
            at = next;
        }
    }

    LaneTimes copy() {
        LaneTimes copy = new LaneTimes();
        for (LaneTime lane : lanes) {
            copy.lanes.add(lane.copy());
        }
        copy.intervalMicros = intervalMicros;
        return copy;
    }

    /** Returns the times up to the end of the map. */
    RunReport.BusyCores busyCores(long mapMicros) {
        int intervals = (int) Math.min(MAX_INTERVALS, mapMicros / intervalMicros + 1);
        List<BusyCore> cores = new ArrayList<>();
        for (LaneTime lane : lanes) {
            List<Double> seconds = new ArrayList<>(intervals);
            for (int i = 0; i < intervals; i++) {
                seconds.add(lane.busyMicros[i] / MICROS_PER_SECOND);
            }
            cores.add(new BusyCore(cores.size(), lane.chunks, lane.inputs, seconds));
        }
        return new RunReport.BusyCores(intervalMicros / MICROS_PER_SECOND, cores);
    }
}

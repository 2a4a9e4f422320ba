package io.sparkpool.report.page;

import io.sparkpool.report.Lane;
import io.sparkpool.report.RunReport;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the lanes of a timeline are.
 *
 * @param lanes the cores
 * @param executors the executors, which come and go
 * @param mapSeconds how long the map took
 */
record TimelineScale(List<Lane> lanes, List<RunReport.Executor> executors, double mapSeconds) {
    /** How high the part is that leads from the steps of the run to the map. */
    static final double ZOOM_HEIGHT = 18;

    /** Where the first lane begins. */
    static final double TOP = 36;

    private static final double AXIS_HEIGHT = 26;
    private static final int MAX_TICKS = 8;

    double laneHeight() {
        int count = lanes.size();
        return count <= 8 ? 30 : count <= 16 ? 22 : count <= 64 ? 14 : 7;
    }

    double y(int lane) {
        return TOP + lane * laneHeight();
    }

    double bottom() {
        return y(lanes.size());
    }

    double height() {
        return bottom() + AXIS_HEIGHT;
    }

    double x(double seconds) {
        return Math.min(1, Math.max(0, seconds / mapSeconds));
    }

    Axis axis() {
        return Axis.ofSeconds(0, mapSeconds, MAX_TICKS);
    }

    /** Returns whether there is room for the name of a lane. */
    boolean isNamed(Lane lane) {
        int every = laneHeight() > 14 ? 1 : laneHeight() > 7 ? 4 : 8;
        return lane.number() % every == every - 1 || lane.number() == 0;
    }

    /** Returns the name of a lane. */
    String name(Lane lane) {
        String core = Integer.toString(lane.number() + 1);
        return executors.size() > 1
                ? Texts.shortened(String.join(",", lane.executors()), 4)
                        .concat(" · ")
                        .concat(core)
                : laneHeight() > 14 ? "core ".concat(core) : core;
    }

    /** Returns when a core was there: while its executor was, and later perhaps another one in its place. */
    List<Presence> presences(Lane lane) {
        List<Presence> presences = new ArrayList<>();
        for (RunReport.Executor executor : executors) {
            if (lane.executors().contains(executor.id())) {
                presences.add(new Presence(
                        executor.came(),
                        executor.went().orElse(mapSeconds),
                        executor.went().isPresent()));
            }
        }
        return presences.isEmpty() ? List.of(new Presence(0, mapSeconds, false)) : presences;
    }

    /** When an executor was there, in seconds since the map began. */
    record Presence(double from, double to, boolean lost) {}

    String description(RunReport.Chunks chunks) {
        StringBuilder text = new StringBuilder(Quantity.counted(chunks.total(), "chunk"));
        text.append(" on ").append(Quantity.counted(lanes.size(), "core")).append(" in ");
        text.append(Quantity.seconds(mapSeconds)).append(", one lane for each core.");
        if (chunks.files().isPresent()) {
            text.append(" They also ran ")
                    .append(fileTasks(chunks.files().get()))
                    .append('.');
        }
        double least = Double.MAX_VALUE;
        double most = 0;
        for (Lane lane : lanes) {
            least = Math.min(least, lane.busySeconds() / mapSeconds);
            most = Math.max(most, lane.busySeconds() / mapSeconds);
        }
        if (chunks.isWhole() || chunks.busy().isPresent()) {
            text.append(" The cores were busy for ")
                    .append(Quantity.percent(least))
                    .append(" to ");
            text.append(Quantity.percent(most)).append(" of this time.");
        }
        return text.toString();
    }

    /** Says how many tasks wrote files. */
    static String fileTasks(RunReport.FileTasks files) {
        return Quantity.counted(files.count(), "task").concat(" that wrote files of a table");
    }
}

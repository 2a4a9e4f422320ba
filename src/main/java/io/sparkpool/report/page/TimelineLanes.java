package io.sparkpool.report.page;

import io.sparkpool.report.Lane;
import io.sparkpool.report.RunReport;
import io.sparkpool.report.RunReport.ChunkRow;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Draws the lanes of a timeline. */
final class TimelineLanes {
    private static final double LEAST_WIDTH = 0.0008;
    private static final double MOST_GAP = 0.0012;
    private static final double TYPICAL_WIDTH_PIXELS = 900;
    private static final double LETTER_PIXELS = 7;
    private static final double LEAST_HEIGHT_OF_LETTERS = 20;
    private static final double NEAR_THE_END = 0.96;
    private static final int MAX_WAVES = 60;
    private static final int MAX_WAVE_NAMES = 12;
    private static final int MAX_INTERVALS = 240;
    private static final int LEAST_INTERVALS = 12;
    private static final int ROWS_PER_INTERVAL = 12;

    private final Svg svg;
    private final TimelineScale scale;

    TimelineLanes(Svg svg, TimelineScale scale) {
        this.svg = svg;
        this.scale = scale;
    }

    /** Draws for each core when it was there, and its name. */
    void tracks() {
        double height = scale.laneHeight();
        for (Lane lane : scale.lanes()) {
            double from = scale.x(scale.came(lane));
            double to = scale.x(scale.went(lane));
            svg.rectangle("track", from, scale.y(lane.number()) + 1, to - from, height - 2, title(lane));
            if (scale.isNamed(lane)) {
                svg.text("ytick", 0, -8, scale.y(lane.number()) + height / 2 + 4, scale.name(lane));
            }
            if (scale.went(lane) < scale.mapSeconds()) {
                boolean room = to < NEAR_THE_END;
                svg.text(
                        room ? "lost" : "lost end", to, room ? 4 : 30, scale.y(lane.number()) + height / 2 + 4, "lost");
            }
        }
    }

    /** Draws when waves were submitted. */
    void waves(List<ChunkRow> rows) {
        TreeMap<Long, Double> submitted = new TreeMap<>();
        for (ChunkRow row : rows) {
            submitted.merge(row.wave(), row.submitted(), Math::min);
        }
        if (submitted.size() > MAX_WAVES) {
            return;
        }
        double lastName = -1;
        for (long wave : submitted.keySet()) {
            double x = scale.x(submitted.get(wave));
            svg.line("wave", x, TimelineScale.TOP - 5, x, scale.bottom());
            if (submitted.size() <= MAX_WAVE_NAMES && x - lastName > 0.07) {
                svg.text(
                        submitted.size() > 4 ? "wavename wide" : "wavename",
                        x,
                        3,
                        TimelineScale.TOP - 5,
                        "wave ".concat(Long.toString(wave)));
                lastName = x;
            }
        }
    }

    /** Draws a bar for each chunk. */
    void bars() {
        for (Lane lane : scale.lanes()) {
            for (ChunkRow row : lane.rows()) {
                bar(row);
            }
        }
    }

    private void bar(ChunkRow row) {
        double x = scale.x(row.start());
        double whole = scale.x(row.end()) - x;
        double width = Math.max(LEAST_WIDTH, whole - Math.min(MOST_GAP, whole * 0.2));
        double y = scale.y(row.lane()) + 3;
        double height = scale.laneHeight() - 6;
        svg.rectangle(style(row), x, y, width, height, title(row));
        double middle = y + height / 2 + 4;
        if (row.failed() > 0) {
            svg.text("cross", x + width / 2, middle, "×");
        } else if (row.attempts() > 1) {
            svg.text("cross again", x + width / 2, middle, "↻");
        } else {
            label(row, x + width / 2, width, middle);
        }
    }

    private void label(ChunkRow row, double x, double width, double y) {
        String inputs = inputs(row);
        if (scale.laneHeight() >= LEAST_HEIGHT_OF_LETTERS
                && width * TYPICAL_WIDTH_PIXELS > (inputs.length() + 1) * LETTER_PIXELS) {
            svg.text(row.wave() % 2 == 0 ? "inbar" : "inbar odd", x, y, inputs);
        }
    }

    private static String style(ChunkRow row) {
        if (row.failed() > 0) {
            return "c-failed";
        }
        if (row.attempts() > 1) {
            return "c-later";
        }
        return row.wave() % 2 == 0 ? "c-even" : "c-odd";
    }

    /** Draws how busy each core was, and where inputs failed. */
    void busyShares(RunReport.Chunks chunks, Optional<RunReport.CoreSeconds> cores) {
        int intervals = MAX_INTERVALS;
        if (!chunks.complete()) {
            int possible = chunks.rows().size() / scale.lanes().size() / ROWS_PER_INTERVAL;
            intervals = Math.min(MAX_INTERVALS, Math.max(LEAST_INTERVALS, possible));
        }
        double weight = weight(chunks, cores);
        for (Lane lane : scale.lanes()) {
            double[] shares = lane.busyShares(intervals, scale.mapSeconds());
            Svg.Curve curve = new Svg.Curve("busy").to(0, 0);
            for (int i = 0; i < intervals; i++) {
                double share = Math.min(1, shares[i] * weight);
                curve.to((double) i / intervals, share).to((i + 1.0) / intervals, share);
            }
            svg.curves(scale.y(lane.number()) + 1, scale.laneHeight() - 2, curve.to(1, 0));
            failures(lane);
        }
    }

    private void failures(Lane lane) {
        double lastX = -1;
        for (ChunkRow row : lane.rows()) {
            double x = scale.x(row.start());
            if (row.failed() > 0 && x - lastX > 0.003) {
                double bottom = scale.y(lane.number()) + scale.laneHeight() - 1;
                svg.rectangle(
                        "c-failed edged",
                        x,
                        bottom - scale.laneHeight() + 2,
                        0.003,
                        scale.laneHeight() - 2,
                        title(row));
                lastX = x;
            }
        }
    }

    /** Returns how many seconds a second of the rows stands for. */
    private double weight(RunReport.Chunks chunks, Optional<RunReport.CoreSeconds> cores) {
        double kept = 0;
        for (Lane lane : scale.lanes()) {
            kept += lane.busySeconds();
        }
        if (chunks.complete() || cores.isEmpty() || kept == 0) {
            return 1;
        }
        return Math.max(1, (cores.get().function() + cores.get().serialization()) / kept);
    }

    private String title(Lane lane) {
        return "core "
                .concat(Integer.toString(lane.number() + 1))
                .concat(lane.executor().map(" of executor "::concat).orElse(""))
                .concat(": ")
                .concat(Quantity.counted(lane.rows().size(), "chunk"))
                .concat(", ")
                .concat(Quantity.counted(lane.inputs(), "input"))
                .concat(", busy for ")
                .concat(Quantity.seconds(lane.busySeconds()));
    }

    private static String title(ChunkRow row) {
        StringBuilder title = new StringBuilder("chunk ").append(Quantity.count(row.chunk()));
        title.append(" of wave ").append(Quantity.count(row.wave())).append(", ");
        title.append(row.inputs() == 1 ? "input " : "inputs ")
                .append(inputs(row))
                .append(": ");
        title.append(Quantity.seconds(row.end() - row.start()));
        if (row.failed() > 0) {
            title.append(", ").append(Quantity.count(row.failed())).append(" failed");
        }
        if (row.attempts() > 1) {
            title.append(", task ").append(row.attempts()).append(" for it");
        }
        return title.toString();
    }

    /** Returns the indices of a chunk's inputs, or how many they are if the indices are not known. */
    static String inputs(ChunkRow row) {
        if (row.firstInput().isEmpty()) {
            return Quantity.counted(row.inputs(), "input");
        }
        long first = row.firstInput().get();
        return row.inputs() <= 1
                ? Quantity.count(first)
                : Quantity.count(first).concat("–").concat(Quantity.count(first + row.inputs() - 1));
    }
}

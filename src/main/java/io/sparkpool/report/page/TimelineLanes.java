package io.sparkpool.report.page;

import io.sparkpool.report.Lane;
import io.sparkpool.report.RunReport.ChunkRow;
import io.sparkpool.report.RunReport.FileTask;
import java.util.List;
import java.util.TreeMap;

/** Draws the lanes of a timeline. */
final class TimelineLanes {
    private static final double LEAST_WIDTH = 0.0008;
    private static final double MOST_GAP = 0.0012;
    private static final double TYPICAL_WIDTH_PIXELS = 900;
    private static final double LETTER_PIXELS = 7;
    private static final double LEAST_HEIGHT_OF_LETTERS = 20;
    private static final double LOST_WIDTH = 0.004;
    private static final int MAX_WAVES = 60;
    private static final int MAX_WAVE_NAMES = 12;
    private static final int INTERVALS = 200;

    private final Svg svg;
    private final TimelineScale scale;

    TimelineLanes(Svg svg, TimelineScale scale) {
        this.svg = svg;
        this.scale = scale;
    }

    /** Draws for each core when it was there, and its name. */
    void tracks() {
        for (Lane lane : scale.lanes()) {
            for (TimelineScale.Presence presence : scale.presences(lane)) {
                track(lane, presence);
            }
            if (scale.isNamed(lane)) {
                svg.text("ytick", 0, -8, middle(lane.number()), scale.name(lane));
            }
        }
    }

    private void track(Lane lane, TimelineScale.Presence presence) {
        double y = scale.y(lane.number()) + 1;
        double height = scale.laneHeight() - 2;
        double from = scale.x(presence.from());
        double to = scale.x(presence.to());
        svg.rectangle("track", from, y, to - from, height, title(lane));
        if (presence.lost()) {
            svg.rectangle("c-lost", to, y, LOST_WIDTH, height, "executor lost");
        }
    }

    private double middle(int lane) {
        return scale.y(lane) + scale.laneHeight() / 2 + 4;
    }

    /** Draws when waves were submitted. */
    void waves(List<ChunkRow> rows) {
        TreeMap<Long, Double> submitted = new TreeMap<>();
        for (ChunkRow row : rows) {
            submitted.putIfAbsent(row.wave(), row.submitted());
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

    /** Draws a bar for each chunk, and for each task that wrote files. */
    void bars() {
        for (Lane lane : scale.lanes()) {
            for (ChunkRow row : lane.rows()) {
                bar(row);
            }
            for (FileTask task : lane.files()) {
                bar(task);
            }
        }
    }

    private void bar(ChunkRow row) {
        double x = scale.x(row.start());
        double width = width(row.start(), row.end());
        double y = scale.y(row.lane()) + 3;
        double height = scale.laneHeight() - 6;
        svg.rectangle(style(row), x, y, width, height, title(row));
        double middle = middle(row.lane());
        if (row.failed() > 0) {
            svg.text("cross", x + width / 2, middle, "×");
        } else if (row.attempts() > 1) {
            svg.text("cross again", x + width / 2, middle, "↻");
        } else {
            label(row.wave() % 2 == 0 ? "inbar" : "inbar odd", inputs(row), x + width / 2, width, middle);
        }
    }

    private void bar(FileTask task) {
        double x = scale.x(task.start());
        double width = width(task.start(), task.end());
        double y = scale.y(task.lane()) + 3;
        svg.rectangle("s-files", x, y, width, scale.laneHeight() - 6, title(task));
        label("inbar", "files", x + width / 2, width, middle(task.lane()));
    }

    /** Returns the width of a bar, with a gap after it. */
    private double width(double start, double end) {
        double whole = scale.x(end) - scale.x(start);
        return Math.max(LEAST_WIDTH, whole - Math.min(MOST_GAP, whole * 0.2));
    }

    private void label(String style, String text, double x, double width, double y) {
        if (scale.laneHeight() >= LEAST_HEIGHT_OF_LETTERS
                && width * TYPICAL_WIDTH_PIXELS > (text.length() + 1) * LETTER_PIXELS) {
            svg.text(style, x, y, text);
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
    void busyShares() {
        for (Lane lane : scale.lanes()) {
            double[] shares = lane.busyShares(INTERVALS, scale.mapSeconds());
            Svg.Curve curve = new Svg.Curve("busy").to(0, 0);
            for (int i = 0; i < INTERVALS; i++) {
                double share = Math.min(1, shares[i]);
                curve.to((double) i / INTERVALS, share).to((i + 1.0) / INTERVALS, share);
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

    private static String title(Lane lane) {
        return "core "
                .concat(Integer.toString(lane.number() + 1))
                .concat(": ")
                .concat(Quantity.counted(lane.chunks(), "chunk"))
                .concat(", ")
                .concat(Quantity.counted(lane.inputs(), "input"))
                .concat(", busy for ")
                .concat(Quantity.seconds(lane.busySeconds()));
    }

    private static String title(FileTask task) {
        return "files of a table: ".concat(Quantity.seconds(task.end() - task.start()));
    }

    private static String title(ChunkRow row) {
        StringBuilder title = new StringBuilder("chunk ").append(Quantity.count(row.chunk()));
        title.append(" of wave ").append(Quantity.count(row.wave())).append(", ");
        title.append(
                row.firstInput().isEmpty()
                        ? Quantity.counted(row.inputs(), "input").concat(", ")
                        : row.inputs() == 1 ? "input " : "inputs ");
        title.append(inputs(row)).append(": ");
        title.append(Quantity.seconds(row.end() - row.start()));
        if (row.failed() > 0) {
            title.append(", ").append(Quantity.count(row.failed())).append(" failed");
        }
        if (row.attempts() > 1) {
            title.append(", task ").append(row.attempts()).append(" for it");
        }
        return title.toString();
    }

    /** Returns the indices of a chunk's inputs, which are not known if it was not delivered. */
    static String inputs(ChunkRow row) {
        if (row.firstInput().isEmpty()) {
            return "not delivered";
        }
        long first = row.firstInput().get();
        return row.inputs() <= 1
                ? Quantity.count(first)
                : Quantity.count(first).concat("–").concat(Quantity.count(first + row.inputs() - 1));
    }
}

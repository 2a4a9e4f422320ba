package io.sparkpool.report.page;

import io.sparkpool.report.RunReport;
import io.sparkpool.report.RunReport.Interval;
import java.util.List;

/** How long the chunks took, as a histogram. */
final class ChunkTimesChart {
    private static final double TOP = 40;
    private static final double HEIGHT = 140;
    private static final int MAX_NAMES = 10;

    private final Html html;
    private final RunReport.ChunkTimes times;
    private final List<Interval> intervals;

    private ChunkTimesChart(Html html, RunReport.ChunkTimes times) {
        this.html = html;
        this.times = times;
        this.intervals = times.histogram();
    }

    /** Writes the section, if there were chunks. */
    static void write(Html html, RunReport report) {
        if (report.chunkTimes().isPresent()) {
            new ChunkTimesChart(html, report.chunkTimes().get()).writeSection();
        }
    }

    private void writeSection() {
        Page.section(html, "Times of chunks");
        html.open("p", "class", "quiet")
                .text("Half of the chunks took at most ")
                .text(Quantity.seconds(times.median()));
        html.text(", the slowest one ")
                .text(Quantity.seconds(times.max()))
                .text(".")
                .close()
                .line();
        if (!intervals.isEmpty()) {
            draw();
        }
        Page.details(html, "The times as tables");
        quantiles();
        histogram();
        html.close().close();
    }

    private void draw() {
        long most = 0;
        for (Interval interval : intervals) {
            most = Math.max(most, interval.chunks());
        }
        Axis counts = Axis.ofCounts(most, 4);
        Svg svg = Svg.open(html, "chart", TOP + HEIGHT + 26, "Times of chunks", description());
        svg.yAxis(counts, TOP, HEIGHT);
        double width = 1.0 / intervals.size();
        for (int i = 0; i < intervals.size(); i++) {
            Interval interval = intervals.get(i);
            double height = HEIGHT * counts.position(interval.chunks());
            if (interval.chunks() > 0) {
                svg.rectangle(
                        "c-even",
                        (i + 0.04) * width,
                        TOP + HEIGHT - Math.max(1, height),
                        width * 0.92,
                        Math.max(1, height),
                        range(interval).concat(": ").concat(Quantity.counted(interval.chunks(), "chunk")));
            }
        }
        names(svg, width);
        svg.line("base", 0, TOP + HEIGHT, 1, TOP + HEIGHT);
        mark(svg, "median", times.median(), 12);
        if (place(times.p95()) > place(times.median())) {
            mark(svg, "95 % took at most", times.p95(), 28);
        }
        svg.close();
    }

    private void names(Svg svg, double width) {
        int step = (intervals.size() + MAX_NAMES - 1) / MAX_NAMES;
        for (int i = 0; i <= intervals.size(); i += step) {
            double time = i < intervals.size()
                    ? intervals.get(i).from()
                    : intervals.get(i - 1).to();
            svg.text(Svg.tickStyle(i / step, i * width), i * width, TOP + HEIGHT + 16, Quantity.seconds(time));
        }
    }

    private void mark(Svg svg, String name, double seconds, double y) {
        double x = place(seconds);
        svg.line("mark", x, y + 4, x, TOP + HEIGHT);
        svg.text(
                x > 0.6 ? "end" : "begin",
                x,
                x > 0.6 ? -5 : 5,
                y + 4,
                name.concat(" ").concat(Quantity.seconds(seconds)));
    }

    /** Returns where a time is along the intervals, which all have the same width. */
    private double place(double seconds) {
        int i = 0;
        while (i < intervals.size() - 1 && seconds >= intervals.get(i).to()) {
            i++;
        }
        Interval interval = intervals.get(i);
        double length = interval.to() - interval.from();
        double within = length > 0 ? (seconds - interval.from()) / length : 0.5;
        return (i + Math.min(1, Math.max(0, within))) / intervals.size();
    }

    private void quantiles() {
        Table table = Table.open(
                html, "Quantiles of the times", Table.Column.text("Chunks"), Table.Column.number("took at most"));
        table.row("the fastest one", Quantity.seconds(times.min()));
        table.row("25 %", Quantity.seconds(times.p25())).row("50 %", Quantity.seconds(times.median()));
        table.row("75 %", Quantity.seconds(times.p75())).row("95 %", Quantity.seconds(times.p95()));
        table.row("all", Quantity.seconds(times.max())).row("on average", Quantity.seconds(times.mean()));
        table.close();
    }

    private void histogram() {
        Table table =
                Table.open(html, "Histogram of the times", Table.Column.text("Time"), Table.Column.number("Chunks"));
        for (Interval interval : intervals) {
            table.row(range(interval), Quantity.count(interval.chunks()));
        }
        table.close();
    }

    private static String range(Interval interval) {
        return Quantity.seconds(interval.from()).concat(" to ").concat(Quantity.seconds(interval.to()));
    }

    private String description() {
        return "Chunks took from "
                .concat(Quantity.seconds(times.min()))
                .concat(" to ")
                .concat(Quantity.seconds(times.max()))
                .concat(", half of them at most ")
                .concat(Quantity.seconds(times.median()))
                .concat(".");
    }
}

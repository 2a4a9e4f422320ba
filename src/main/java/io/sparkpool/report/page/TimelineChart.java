package io.sparkpool.report.page;

import io.sparkpool.report.Lane;
import io.sparkpool.report.RunReport;
import io.sparkpool.report.RunReport.ChunkRow;
import java.util.List;
import java.util.Optional;

/** The timeline: what each core did when. */
final class TimelineChart {
    private static final int MAX_BARS = 2_000;
    private static final int MAX_LANES = 128;
    private static final int MAX_TABLE_ROWS = 200;

    private TimelineChart() {}

    /** Writes the section, if Spark had started. */
    static void write(Html html, RunReport report) {
        Phases phases = Phases.of(report);
        Optional<Double> map = Lane.mapSeconds(report);
        if (phases.steps().isEmpty() && map.isEmpty()) {
            return;
        }
        Page.section(html, "Timeline");
        if (!phases.steps().isEmpty()) {
            phases.write(html);
        }
        List<Lane> lanes = Lane.of(report);
        boolean drawn = map.isPresent() && !lanes.isEmpty();
        if (drawn) {
            draw(html, report, phases, new TimelineScale(lanes, report.executors(), map.get()));
        }
        Page.details(html, "The timeline as tables");
        if (!phases.steps().isEmpty()) {
            phases.writeTable(html);
        }
        if (drawn) {
            coreTable(html, lanes, map.get(), report.chunks().complete());
            chunkTable(html, report.chunks());
        }
        html.close().close();
    }

    private static void draw(Html html, RunReport report, Phases phases, TimelineScale scale) {
        RunReport.Chunks chunks = report.chunks();
        boolean bars = chunks.complete()
                && chunks.rows().size() <= MAX_BARS
                && scale.lanes().size() <= MAX_LANES;
        Svg svg = Svg.open(html, "chart timeline", scale.height(), "Timeline of the cores", scale.description(chunks));
        phases.writeZoom(svg, TimelineScale.ZOOM_HEIGHT);
        TimelineLanes lanes = new TimelineLanes(svg, scale);
        lanes.tracks();
        svg.xAxis(scale.axis(), TimelineScale.TOP, scale.bottom());
        if (bars) {
            lanes.waves(chunks.rows());
            lanes.bars();
        } else {
            lanes.busyShares(chunks, report.coreSeconds());
        }
        svg.close();
        legend(html, chunks, bars);
    }

    private static void legend(Html html, RunReport.Chunks chunks, boolean bars) {
        boolean failed = false;
        boolean later = false;
        for (ChunkRow row : chunks.rows()) {
            failed |= row.failed() > 0;
            later |= row.attempts() > 1;
        }
        html.open("ul", "class", "key");
        if (!chunks.rows().isEmpty()) {
            key(html, "c-even", bars ? "a chunk" : "share of the time that the core was busy");
        }
        if (bars
                && !chunks.rows().isEmpty()
                && chunks.rows().get(chunks.rows().size() - 1).wave() > 0) {
            key(html, "c-odd", "a chunk of every other wave");
        }
        if (failed) {
            key(html, "c-failed", bars ? "× with failing inputs" : "with failing inputs");
        }
        if (later && bars) {
            key(html, "c-later", "↻ mapped again, as the task before was lost");
        }
        key(html, "c-idle", "idle");
        html.close().line();
        note(html, chunks, bars);
    }

    private static void key(Html html, String styleClass, String meaning) {
        html.open("li").open("i", "class", styleClass).close().text(meaning).close();
    }

    private static void note(Html html, RunReport.Chunks chunks, boolean bars) {
        if (!chunks.complete()) {
            html.open("p", "class", "quiet small").text("Estimated from ");
            html.text(Quantity.count(chunks.rows().size()))
                    .text(" of ")
                    .text(Quantity.counted(chunks.total(), "chunk"));
            html.text(", those that failed, the slowest ones and a sample.").close();
        } else if (!bars) {
            html.open("p", "class", "quiet small").text(Quantity.counted(chunks.total(), "chunk"));
            html.text(" are too many for bars, so the height shows how busy the core was.")
                    .close();
        }
    }

    private static void coreTable(Html html, List<Lane> lanes, double map, boolean complete) {
        Table table = Table.open(
                html,
                "What each core did",
                Table.Column.text("Core"),
                Table.Column.text("Executor"),
                Table.Column.number(complete ? "Chunks" : "Chunks in the sample"),
                Table.Column.number("Inputs"),
                Table.Column.number("Busy"),
                Table.Column.number("Share of the map"));
        for (Lane lane : lanes) {
            table.row(
                    Integer.toString(lane.number() + 1),
                    lane.executor().orElse(""),
                    Quantity.count(lane.rows().size()),
                    Quantity.count(lane.inputs()),
                    Quantity.seconds(lane.busySeconds()),
                    Quantity.percent(lane.busySeconds() / map));
        }
        table.close();
    }

    private static void chunkTable(Html html, RunReport.Chunks chunks) {
        Table table = Table.open(
                html,
                "The chunks",
                Table.Column.number("Chunk"),
                Table.Column.number("Wave"),
                Table.Column.text("Inputs"),
                Table.Column.number("Failed"),
                Table.Column.number("Core"),
                Table.Column.number("Began"),
                Table.Column.number("Took"),
                Table.Column.number("Delivered"));
        int shown = 0;
        for (ChunkRow row : chunks.rows()) {
            if (shown++ == MAX_TABLE_ROWS) {
                break;
            }
            table.row(
                    Quantity.count(row.chunk()),
                    Quantity.count(row.wave()),
                    TimelineLanes.inputs(row),
                    Quantity.count(row.failed()),
                    Integer.toString(row.lane() + 1),
                    Quantity.seconds(row.start()),
                    Quantity.seconds(row.end() - row.start()),
                    row.delivered().map(Quantity::seconds).orElse("no"));
        }
        table.close();
        if (chunks.rows().size() > MAX_TABLE_ROWS) {
            html.open("p", "class", "quiet small").text("These are the first ").text(Quantity.count(MAX_TABLE_ROWS));
            html.text(" of ").text(Quantity.counted(chunks.total(), "chunk")).text("; report.json has ");
            html.text(Quantity.count(chunks.rows().size())).text(" of them.").close();
        }
    }
}

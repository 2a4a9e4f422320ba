package io.sparkpool.report.page;

import io.sparkpool.report.Lane;
import io.sparkpool.report.RunReport;
import io.sparkpool.report.RunReport.ChunkRow;
import io.sparkpool.report.RunReport.FileTask;
import java.util.List;
import java.util.Optional;

/** The timeline: what each core did when. */
final class TimelineChart {
    private static final int MAX_BARS = 2_000;
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
            coreTable(html, lanes, map.get(), isSample(report.chunks()));
            chunkTable(html, report.chunks());
            fileTable(html, report.chunks());
        }
        html.close().close();
    }

    private static void draw(Html html, RunReport report, Phases phases, TimelineScale scale) {
        RunReport.Chunks chunks = report.chunks();
        boolean bars = chunks.isWhole() && chunks.rows().size() <= MAX_BARS;
        Svg svg = Svg.open(html, "chart timeline", scale.height(), "Timeline of the cores", scale.description(chunks));
        phases.writeZoom(svg, TimelineScale.ZOOM_HEIGHT);
        TimelineLanes lanes = new TimelineLanes(svg, scale);
        lanes.tracks();
        svg.xAxis(scale.axis(), TimelineScale.TOP, scale.bottom());
        if (bars) {
            lanes.waves(chunks.rows());
            lanes.bars();
        } else {
            lanes.busyShares();
        }
        svg.close();
        legend(html, report, bars);
    }

    private static void legend(Html html, RunReport report, boolean bars) {
        RunReport.Chunks chunks = report.chunks();
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
        if (bars && chunks.files().isPresent()) {
            key(html, "s-files", "writing files of a table");
        }
        key(html, "c-idle", Texts.idle(report));
        if (report.counts().lostExecutors() > 0) {
            key(html, "c-lost", "executor lost");
        }
        html.close().line();
        note(html, report, bars);
    }

    private static void key(Html html, String styleClass, String meaning) {
        html.open("li").open("i", "class", styleClass).close().text(meaning).close();
    }

    private static void note(Html html, RunReport report, boolean bars) {
        RunReport.Chunks chunks = report.chunks();
        int hidden = Lane.count(report) - Lane.of(report).size();
        if (bars && hidden == 0) {
            return;
        }
        html.open("p", "class", "quiet small");
        if (!bars) {
            html.text(Quantity.counted(chunks.total(), "chunk"));
            if (chunks.files().isPresent()) {
                html.text(" and ").text(TimelineScale.fileTasks(chunks.files().get()));
            }
            html.text(" are too many for bars, so the height shows how busy a core was. ");
        }
        if (isSample(chunks)) {
            html.text("The report has only ").text(Quantity.count(chunks.rows().size()));
            html.text(" of them: a core was busier than it seems. ");
        }
        if (hidden > 0) {
            html.text(Quantity.counted(hidden, "more core")).text(" are not shown.");
        }
        html.close().line();
    }

    /** Returns whether the cores did more than is known. */
    private static boolean isSample(RunReport.Chunks chunks) {
        return !chunks.complete() && chunks.busy().isEmpty();
    }

    private static void coreTable(Html html, List<Lane> lanes, double map, boolean sample) {
        Table table = Table.open(
                html,
                "What each core did",
                Table.Column.text("Core"),
                Table.Column.text("Executor"),
                Table.Column.number(sample ? "Chunks in the sample" : "Chunks"),
                Table.Column.number("Inputs"),
                Table.Column.number("Busy"),
                Table.Column.number("Share of the map"));
        for (Lane lane : lanes) {
            table.row(
                    Integer.toString(lane.number() + 1),
                    String.join(", ", lane.executors()),
                    Quantity.count(lane.chunks()),
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
                    row.delivered().isPresent()
                            ? Quantity.seconds(row.delivered().get())
                            : "no");
        }
        table.close();
        if (chunks.rows().size() > MAX_TABLE_ROWS) {
            html.open("p", "class", "quiet small").text("These are the first ").text(Quantity.count(MAX_TABLE_ROWS));
            html.text(" of ").text(Quantity.counted(chunks.total(), "chunk")).text("; report.json has ");
            html.text(Quantity.count(chunks.rows().size())).text(" of them.").close();
        }
    }

    private static void fileTable(Html html, RunReport.Chunks chunks) {
        if (chunks.files().isEmpty()) {
            return;
        }
        Table table = Table.open(
                html,
                "The tasks that wrote files of a table",
                Table.Column.text("Files of a table"),
                Table.Column.number("Core"),
                Table.Column.number("Began"),
                Table.Column.number("Took"));
        List<FileTask> files = chunks.listedFiles();
        int shown = Math.min(MAX_TABLE_ROWS, files.size());
        for (int i = 0; i < shown; i++) {
            FileTask task = files.get(i);
            table.row(
                    "task ".concat(Quantity.count(i + 1)),
                    Integer.toString(task.lane() + 1),
                    Quantity.seconds(task.start()),
                    Quantity.seconds(task.end() - task.start()));
        }
        table.close();
        long count = chunks.files().get().count();
        if (count > shown) {
            html.open("p", "class", "quiet small").text("These are the first ").text(Quantity.count(shown));
            html.text(" of ").text(Quantity.counted(count, "task")).text("; report.json has ");
            html.text(Quantity.count(files.size())).text(" of them.").close();
        }
    }
}

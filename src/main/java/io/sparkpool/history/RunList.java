package io.sparkpool.history;

import io.sparkpool.report.RunReport;
import io.sparkpool.report.page.Quantity;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** The list of runs, one on each line, the newest one last. */
final class RunList {
    private static final int MAX_WIDTH = 100;
    private static final int MIN_WHAT = 16;
    private static final String NOT_KNOWN = "-";

    private final Runs runs;
    private final DateTimeFormatter time;

    /**
     * Creates a list.
     *
     * @param zone the time zone of the points in time
     */
    RunList(Runs runs, ZoneId zone) {
        this.runs = runs;
        this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(zone);
    }

    private record Column(String heading, Columns.Side side, Function<StoredRun, String> cell) {}

    /** Returns the lines, which have 100 characters at most unless counts are very large. */
    String text() {
        if (runs.all().isEmpty()) {
            return "no runs in '%s'\n".formatted(runs.root()) + unreadable();
        }
        int longest = runs.all().stream()
                .mapToInt(run -> Shown.characters(Shown.what(run.report())))
                .max()
                .orElseThrow();
        Columns table = table(longest);
        int excess = Math.max(0, table.width() - MAX_WIDTH);
        return (excess == 0 ? table : table(Math.max(MIN_WHAT, longest - excess))).text() + unreadable();
    }

    private String unreadable() {
        StringBuilder text = new StringBuilder();
        runs.unreadable().forEach(run -> text.append(run.problem().getMessage()).append('\n'));
        return text.toString();
    }

    private Columns table(int whatCharacters) {
        List<Column> columns = columns(whatCharacters);
        Columns table = new Columns(columns.stream().map(Column::side).toArray(Columns.Side[]::new));
        table.add(columns.stream().map(Column::heading).toList());
        runs.all()
                .forEach(run -> table.add(
                        columns.stream().map(column -> column.cell().apply(run)).toList()));
        return table;
    }

    private List<Column> columns(int whatCharacters) {
        List<Column> columns = new ArrayList<>(List.of(
                new Column("WHEN", Columns.Side.LEFT, run -> time.format(run.start())),
                new Column("ID", Columns.Side.LEFT, runs::shortId),
                new Column("WHAT", Columns.Side.LEFT, run -> Shown.cut(Shown.what(run.report()), whatCharacters)),
                new Column(
                        "STATUS", Columns.Side.LEFT, run -> run.state().name().toLowerCase(Locale.ROOT)),
                new Column("INPUTS", Columns.Side.RIGHT, run -> count(run, RunReport.Counts::inputs))));
        if (anyHas(counts -> counts.outputs() != counts.inputs())) {
            columns.add(new Column("OUTPUTS", Columns.Side.RIGHT, run -> count(run, RunReport.Counts::outputs)));
        }
        if (anyHas(counts -> counts.failed() > 0)) {
            columns.add(new Column("FAILED", Columns.Side.RIGHT, run -> count(run, RunReport.Counts::failed)));
        }
        columns.add(new Column("TIME", Columns.Side.RIGHT, RunList::time));
        columns.add(new Column(
                "DIGEST",
                Columns.Side.LEFT,
                run -> run.hasReportedEnd() ? Shown.absent(run.report().output().digest()) : NOT_KNOWN));
        return columns;
    }

    private boolean anyHas(Predicate<RunReport.Counts> counts) {
        return runs.all().stream()
                .filter(StoredRun::hasReportedEnd)
                .anyMatch(run -> counts.test(run.report().counts()));
    }

    private static String count(StoredRun run, ToLongFunction<RunReport.Counts> count) {
        return run.hasReportedEnd()
                ? Quantity.count(count.applyAsLong(run.report().counts()))
                : NOT_KNOWN;
    }

    private static String time(StoredRun run) {
        return run.hasReportedEnd() ? Quantity.seconds(run.report().seconds().total()) : NOT_KNOWN;
    }
}

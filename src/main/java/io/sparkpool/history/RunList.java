package io.sparkpool.history;

import io.sparkpool.report.RunReport;
import io.sparkpool.report.page.Quantity;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The list of runs, one on each line, the newest one last. */
final class RunList {
    private static final int MAX_WIDTH = 100;
    private static final int MIN_WHAT = 16;

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
        runs.unreadable().forEach(why -> text.append(why).append('\n'));
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
                new Column(
                        "INPUTS",
                        Columns.Side.RIGHT,
                        run -> Quantity.count(counts(run).inputs()))));
        if (runs.all().stream()
                .anyMatch(run -> counts(run).outputs() != counts(run).inputs())) {
            columns.add(new Column(
                    "OUTPUTS",
                    Columns.Side.RIGHT,
                    run -> Quantity.count(counts(run).outputs())));
        }
        if (runs.all().stream().anyMatch(run -> counts(run).failed() > 0)) {
            columns.add(new Column(
                    "FAILED",
                    Columns.Side.RIGHT,
                    run -> Quantity.count(counts(run).failed())));
        }
        columns.add(new Column("TIME", Columns.Side.RIGHT, RunList::time));
        columns.add(new Column(
                "DIGEST",
                Columns.Side.LEFT,
                run -> Shown.absent(run.report().output().digest())));
        return columns;
    }

    private static RunReport.Counts counts(StoredRun run) {
        return run.report().counts();
    }

    /** Returns how long a run took, if it has ended. */
    private static String time(StoredRun run) {
        return switch (run.state()) {
            case RUNNING, KILLED -> "-";
            case DONE, FAILED, INTERRUPTED ->
                Quantity.seconds(run.report().seconds().total());
        };
    }
}

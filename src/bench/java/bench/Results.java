package bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * All results of a run of the benchmark.
 *
 * @param machine the machine
 * @param rounds the number of rounds
 * @param rows the measurements
 * @param targets the performance targets
 */
record Results(Machine machine, int rounds, List<Row> rows, List<Target> targets) {
    /** Returns the results as a table in plain text. */
    String table() {
        StringBuilder table = new StringBuilder();
        line(table, "%s", machine);
        line(
                table,
                "medians of %d rounds (minimum to maximum); each round runs all contenders of a row in turn",
                rounds);
        for (Row row : rows) {
            line(table, "");
            line(table, "%s", row.title());
            row.entries().forEach(entry -> line(table, "  %-22s %s", entry.name(), shown(entry)));
        }
        if (!targets.isEmpty()) {
            line(table, "");
            line(table, "%-68s %9s %10s", "targets", "measured", "target");
        }
        for (Target target : targets) {
            if (!Double.isNaN(target.measured())) {
                String bound = (target.kind() == Target.Bound.AT_MOST ? "<= " : ">= ") + number(target.bound());
                line(
                        table,
                        "%-68s %9s %10s %s",
                        target.what(),
                        number(target.measured()),
                        bound,
                        target.isMet() ? "" : "missed");
            }
        }
        return table.toString();
    }

    /** Writes {@code results.json} and {@code chart.svg}. */
    void write(Path directory) throws IOException {
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(directory.resolve("results.json").toFile(), this);
        Files.writeString(directory.resolve("chart.svg"), Chart.of(this));
    }

    private static String shown(Entry entry) {
        if (!entry.isMeasured()) {
            return "skipped: " + entry.skipped();
        }
        String seconds = String.format(
                Locale.ROOT,
                "%8.3f s (%.3f to %.3f)",
                entry.medianSeconds(),
                Collections.min(entry.seconds()),
                Collections.max(entry.seconds()));
        String memory = entry.peakMiB().isEmpty() || entry.medianPeakMiB() == 0
                ? ""
                : String.format(Locale.ROOT, "%,6.0f MiB", entry.medianPeakMiB());
        return String.format(Locale.ROOT, "%-32s %12s   x %s", seconds, memory, number(entry.medianTimesOurs()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }

    private static void line(StringBuilder table, String format, Object... values) {
        table.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }
}

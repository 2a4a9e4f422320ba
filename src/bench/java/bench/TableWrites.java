package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The row about a table that gets a column more and is written. This project, naive Spark and PySpark call a function
 * of the user for each row. The others compute the column with an expression of their own, which shows the limit.
 *
 * @param scale how much is measured
 * @param work the directory for the tables, in which the project has been copied with additional functions
 * @param runner runs the contenders
 * @param contenders their command lines
 */
record TableWrites(Scale scale, Path work, Runner runner, Contenders contenders) {
    /** Measures the row. */
    Row measure(List<Target> targets) throws IOException, InterruptedException {
        String title = String.format(
                Locale.ROOT,
                "%,d rows of CSV with a column more to Parquet, %d cores",
                scale.tableRows,
                Benchmark.CORES);
        System.err.println("benchmark: " + title);
        Files.createDirectories(work.resolve("written"));
        Path orders = Orders.in(work, scale.tableRows);
        List<Contender> all = new ArrayList<>(List.of(
                ours(Contenders.OURS, orders, "my.PricedOrder"),
                ours("with inferred types", orders, "my.TotalPrice", "-D", "spark.pool.output.column=total"),
                naive(orders)));
        all.addAll(contenders.peersPython().isEmpty() ? List.of() : peers(orders));
        List<Entry> entries = new ArrayList<>(Race.run(runner, scale.rounds, Race.Outputs.SAME, all));
        if (contenders.peersPython().isEmpty()) {
            peers(orders).forEach(peer -> entries.add(Entry.skipped(peer.name(), "its package is not installed")));
        }
        Row row = new Row("write", title, entries);
        targets.add(Benchmark.atMost(title + ", by naive Spark", row.ratioTo(Contenders.NAIVE), 0.7));
        targets.add(Benchmark.atMost(title + ", by PySpark", row.ratioTo(Contenders.PYSPARK), 0.3));
        return row;
    }

    private Contender ours(String name, Path orders, String function, String... options) {
        Path written = written(name);
        List<String> command = new ArrayList<>(List.of(
                work.resolve(Benchmark.COPIED_SCRIPT).toString(),
                "--quiet",
                "--function",
                function,
                "--cores",
                "" + Benchmark.CORES,
                "--input",
                orders.toAbsolutePath().toString(),
                "--output",
                written.toString()));
        command.addAll(List.of(options));
        return new Contender(name, command).writing(written);
    }

    private Contender naive(Path orders) {
        Path written = written(Contenders.NAIVE);
        return contenders
                .java(Contenders.NAIVE, "bench.NaiveTableWrite", orders, written, Benchmark.CORES)
                .writing(written);
    }

    private List<Contender> peers(Path orders) {
        return Stream.of(Contenders.PYSPARK, "pandas", "duckdb", "polars")
                .map(peer -> contenders
                        .peer(peer, peer + "_write.py", orders, written(peer), Benchmark.CORES)
                        .writing(written(peer)))
                .toList();
    }

    private Path written(String contender) {
        return work.resolve("written")
                .resolve(contender.replace(' ', '-') + ".parquet")
                .toAbsolutePath();
    }
}

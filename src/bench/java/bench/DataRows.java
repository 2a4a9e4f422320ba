package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The rows about inputs that are no numbers: the rows of a table, files, and inputs of a program.
 *
 * @param scale how much is measured
 * @param work the directory for the inputs, in which the project has been copied with additional functions
 * @param runner runs the contenders
 * @param contenders their command lines
 */
record DataRows(Scale scale, Path work, Runner runner, Contenders contenders) {
    /** The number of files in a directory. */
    private static final int DIRECTORY_SIZE = 1000;

    /** Measures all rows. */
    List<Row> measure(List<Target> targets) throws IOException, InterruptedException {
        TableWrites writes = new TableWrites(scale, work, runner, contenders);
        return List.of(table(targets), writes.measure(targets), files(targets), programs(targets));
    }

    private Row table(List<Target> targets) throws IOException, InterruptedException {
        String title =
                String.format(Locale.ROOT, "a sum over %,d rows of CSV, %d cores", scale.tableRows, Benchmark.CORES);
        say(title);
        Path table = Orders.in(work, scale.tableRows);
        List<Contender> all = new ArrayList<>(List.of(
                contenders.java(Contenders.OURS, "bench.TableSum", table, Benchmark.CORES),
                contenders.java(Contenders.NAIVE, "bench.NaiveTableSum", table, Benchmark.CORES)));
        if (!contenders.peersPython().isEmpty()) {
            all.add(contenders.peer(Contenders.PYSPARK, "table_sum.py", table, Benchmark.CORES));
        }
        Row row = new Row("table", title, race(all));
        targets.add(Benchmark.atMost(title + ", by naive Spark", row.ratioTo(Contenders.NAIVE), 0.8));
        targets.add(Benchmark.atMost(title + ", by PySpark", row.ratioTo(Contenders.PYSPARK), 0.3));
        return row;
    }

    private Row files(List<Target> targets) throws IOException, InterruptedException {
        String title =
                String.format(Locale.ROOT, "SHA-256 of %,d files of 1 kB, %d cores", scale.files, Benchmark.CORES);
        say(title);
        Path directory = work.resolve("files-" + scale.files);
        if (Files.notExists(directory)) {
            writeFiles(directory);
        }
        List<Contender> all = new ArrayList<>(List.of(Contender.of(
                Contenders.OURS,
                work.resolve(Benchmark.COPIED_SCRIPT).toString(),
                "--quiet",
                "--function",
                "my.Sha256",
                "--cores",
                "" + Benchmark.CORES,
                "--input",
                directory.toString(),
                "--output-format",
                "lines")));
        if (!contenders.python().isEmpty()) {
            all.add(contenders.python(Contenders.PYTHON, "sha256.py", directory, Benchmark.CORES));
        }
        Row row = new Row("files", title, race(all));
        targets.add(Benchmark.atMost(title + ", by Python Pool", row.ratioTo(Contenders.PYTHON), 0.8));
        return row;
    }

    private Row programs(List<Target> targets) throws IOException, InterruptedException {
        String title = String.format(Locale.ROOT, "%,d runs of a program, %d cores", scale.programs, Benchmark.CORES);
        say(title);
        String xargs = "seq 0 %d | xargs -P%d -I{} echo {} | sort -n".formatted(scale.programs - 1, Benchmark.CORES);
        Row row = new Row(
                "programs",
                title,
                race(List.of(
                        Contenders.ours(
                                Contenders.OURS,
                                "--cores",
                                "" + Benchmark.CORES,
                                "--range",
                                "0:" + scale.programs,
                                "--command",
                                "echo {}",
                                "--output-format",
                                "lines"),
                        Contender.of("xargs", "sh", "-c", xargs))));
        targets.add(Benchmark.atMost(title + ", by xargs", row.ratioTo("xargs"), 1.2));
        return row;
    }

    private void writeFiles(Path directory) throws IOException {
        for (int i = 0; i < scale.files; i++) {
            Path file = directory.resolve("%03d/%06d.txt".formatted(i / DIRECTORY_SIZE, i));
            if (i % DIRECTORY_SIZE == 0) {
                Files.createDirectories(file.getParent());
            }
            Files.writeString(file, "%07d\n".formatted(i).repeat(128));
        }
    }

    private List<Entry> race(List<Contender> all) throws IOException, InterruptedException {
        return Race.run(runner, scale.rounds, Race.Outputs.SAME, all);
    }

    private static void say(String what) {
        System.err.println("benchmark: " + what);
    }
}

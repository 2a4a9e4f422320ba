package bench;

import bench.Race.Outputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Runs all rows and writes the results. Arguments: the scale, the directory for results, a directory for temporary
 * files, a Python interpreter, a Python interpreter that has the packages of the contenders, and {@code all} or {@code
 * write}, which runs the row of that name only. The interpreters may be empty. The working directory is the project's
 * directory.
 */
public final class Benchmark {
    static final int CORES = 2;

    /** The script of a copy of the project that has additional functions. */
    static final String COPIED_SCRIPT = "project/submit.sh";

    private final Scale scale;
    private final Path work;
    private final Runner runner;
    private final Contenders contenders;

    private Benchmark(Scale scale, Path work, Contenders contenders) {
        this.scale = scale;
        this.work = work;
        this.runner = new Runner(work);
        this.contenders = contenders;
    }

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Scale scale = Scale.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        Path work = Path.of(arguments[2]);
        Contenders contenders = new Contenders(System.getProperty("java.class.path"), arguments[3], arguments[4]);
        Benchmark benchmark = new Benchmark(scale, work, contenders);
        Results results = arguments[5].equals("write") ? benchmark.measureWrite() : benchmark.measure();
        System.out.print(results.table());
        results.write(Files.createDirectories(Path.of(arguments[1])));
    }

    private Results measure() throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        List<Target> targets = new ArrayList<>();
        rows.add(lesson(targets));
        rows.add(squares(scale.inputs, allContenders(scale.inputs), new ArrayList<>()));
        if (scale.manyInputs > 0) {
            rows.add(squares(scale.manyInputs, fastContenders(scale.manyInputs), targets));
        }
        if (scale.mostInputs > 0) {
            rows.add(lines(rows.get(0).ours(), targets));
        }
        rows.add(warm(targets));
        rows.add(slow(targets));
        rows.add(tinyChunks(targets));
        rows.addAll(new DataRows(scale, work, runner, contenders).measure(targets));
        return results(rows, targets);
    }

    private Results measureWrite() throws IOException, InterruptedException {
        List<Target> targets = new ArrayList<>();
        return results(List.of(new TableWrites(scale, work, runner, contenders).measure(targets)), targets);
    }

    private Results results(List<Row> rows, List<Target> targets) {
        return new Results(Machine.here(), scale.rounds, rows, scale == Scale.FULL ? targets : List.of());
    }

    private Row lesson(List<Target> targets) throws IOException, InterruptedException {
        say("the lesson");
        List<Contender> all = new ArrayList<>(contenders.lesson(100, 4));
        all.set(0, Contenders.ours(Contenders.OURS));
        all.addAll(contenders.peers(100, 4));
        Row row = new Row("lesson", "the lesson: 100 squares, 4 tasks at a time", race(Outputs.SAME, all));
        targets.add(atMost("the lesson, by naive Spark", row.ratioTo(Contenders.NAIVE), 0.35));
        return row;
    }

    private Row squares(int inputs, List<Contender> all, List<Target> targets)
            throws IOException, InterruptedException {
        String title = String.format(Locale.ROOT, "%,d squares as a list, %d cores", inputs, CORES);
        say(title);
        Row row = new Row("squares-" + inputs, title, race(Outputs.SAME, all));
        Entry naive = row.entry(Contenders.NAIVE);
        targets.add(atMost(title + ", by Python Pool", row.ratioTo(Contenders.PYTHON), 0.6));
        targets.add(atMost(title + ", by naive Spark", row.ratioTo(Contenders.NAIVE), 0.1));
        targets.add(atMost(
                title + ", peak memory by naive Spark", row.ours().medianPeakMiB() / naive.medianPeakMiB(), 0.3));
        return row;
    }

    private List<Contender> allContenders(int inputs) {
        List<Contender> all = fastContenders(inputs);
        all.addAll(contenders.peers(inputs, CORES));
        return all;
    }

    private List<Contender> fastContenders(int inputs) {
        List<Contender> all = new ArrayList<>(contenders.lesson(inputs, CORES));
        all.add(contenders.stream(inputs, CORES));
        return all;
    }

    private Row lines(Entry start, List<Target> targets) throws IOException, InterruptedException {
        say("lines in a heap of 1 GB");
        Row row = new Row(
                "lines",
                "squares as lines, " + CORES + " cores, a heap of 1 GB",
                race(Outputs.DIFFERENT, List.of(linesOf(scale.manyInputs), linesOf(scale.mostInputs))));
        Entry many = row.entries().get(0);
        Entry most = row.entries().get(1);
        double each = (many.medianSeconds() - start.medianSeconds()) / scale.manyInputs;
        double eachOfMost = (most.medianSeconds() - start.medianSeconds()) / scale.mostInputs;
        targets.add(atMost("time of a line after the start, ten times as many lines", eachOfMost / each, 1.1));
        targets.add(atMost("peak memory, ten times as many lines", most.medianPeakMiB() / many.medianPeakMiB(), 1.15));
        targets.add(atMost("peak memory of the most lines, in GiB", most.medianPeakMiB() / 1024, 1.4e9 / (1 << 30)));
        return row;
    }

    private static Contender linesOf(int inputs) {
        return Contenders.ours(
                String.format(Locale.ROOT, "%,d lines", inputs),
                "--cores",
                "" + CORES,
                "--range",
                "0:" + inputs,
                "--output-format",
                "lines");
    }

    /** Measures maps inside a process that is warmed up; the process reports the times. */
    private Row warm(List<Target> targets) throws IOException, InterruptedException {
        String title = String.format(
                Locale.ROOT, "%,d squares to a list in a process that runs already, %d cores", scale.warmInputs, CORES);
        say(title);
        runner.run(contenders.java("warm", "bench.WarmMap", scale.warmInputs, CORES, scale.rounds));
        String output = runner.output();
        if (!contenders.python().isEmpty()) {
            runner.run(contenders.python("warm", "warm.py", scale.warmInputs, CORES, scale.rounds));
            output += runner.output();
        }
        List<Double> ours = times(output, "pool");
        Row row = new Row(
                "warm",
                title,
                Stream.of(
                                timed(Contenders.OURS, ours, ours),
                                timed(Contenders.NAIVE, times(output, "naive"), ours),
                                timed(Contenders.PYTHON, times(output, "python"), ours),
                                timed(Contenders.STREAM, times(output, "stream"), ours))
                        .filter(entry -> !entry.seconds().isEmpty())
                        .toList());
        targets.add(atLeast("warm map, naive Spark's time by ours", row, Contenders.NAIVE, 30));
        targets.add(atLeast("warm map, Python Pool's time by ours", row, Contenders.PYTHON, 5));
        return row;
    }

    private Row slow(List<Target> targets) throws IOException, InterruptedException {
        String title = String.format(Locale.ROOT, "%,d inputs of one millisecond", scale.slowInputs);
        say(title);
        List<Contender> all = new ArrayList<>(List.of(slow("2 cores", 2), slow("1 core", 1)));
        if (!contenders.python().isEmpty()) {
            all.add(contenders.python("Python Pool, 2 cores", "one_millisecond.py", scale.slowInputs, 2));
            all.add(contenders.python("Python Pool, 1 core", "one_millisecond.py", scale.slowInputs, 1));
        }
        Row row = new Row("slow", title, race(Outputs.SAME, all));
        targets.add(atLeast("a function of one millisecond, 1 core by 2 cores", row, "1 core", 1.9));
        return row;
    }

    private Contender slow(String name, int cores) {
        return Contender.of(
                name,
                work.resolve(COPIED_SCRIPT).toString(),
                "--quiet",
                "--function",
                "my.OneMillisecond",
                "--cores",
                "" + cores,
                "--range",
                "0:" + scale.slowInputs);
    }

    private Row tinyChunks(List<Target> targets) throws IOException, InterruptedException {
        String range = "0:" + scale.tinyChunks;
        say("chunks of one input");
        Row row = new Row(
                "tiny-chunks",
                String.format(Locale.ROOT, "%,d chunks of one input, %d cores", scale.tinyChunks, CORES),
                race(
                        Outputs.SAME,
                        List.of(
                                Contenders.ours(
                                        "as chunks of one",
                                        "--cores",
                                        "" + CORES,
                                        "--range",
                                        range,
                                        "--chunk-size",
                                        "1"),
                                Contenders.ours("as it comes", "--cores", "" + CORES, "--range", range))));
        double seconds = row.ours().medianSeconds() - row.entries().get(1).medianSeconds();
        targets.add(atMost("overhead of a chunk, in ms", seconds * 1000 / scale.tinyChunks, 2));
        return row;
    }

    private List<Entry> race(Outputs outputs, List<Contender> all) throws IOException, InterruptedException {
        return Race.run(runner, scale.rounds, outputs, all);
    }

    static Target atMost(String what, double measured, double bound) {
        return new Target(what, measured, bound, Target.Bound.AT_MOST);
    }

    private static Target atLeast(String what, Row row, String name, double bound) {
        return new Target(what, row.entry(name).medianTimesOurs(), bound, Target.Bound.AT_LEAST);
    }

    private static Entry timed(String name, List<Double> seconds, List<Double> ours) {
        return Entry.measured(name, seconds, List.of(), ours);
    }

    private static List<Double> times(String output, String name) {
        return output.lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> Double.valueOf(line.substring(name.length() + 1)))
                .toList();
    }

    private static void say(String what) {
        System.err.println("benchmark: " + what);
    }
}

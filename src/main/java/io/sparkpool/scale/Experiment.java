package io.sparkpool.scale;

import io.sparkpool.config.JobConfig;
import io.sparkpool.config.Key;
import io.sparkpool.message.MessageText;
import io.sparkpool.report.RunDirectory;
import io.sparkpool.report.RunJson;
import io.sparkpool.report.RunReport;
import io.sparkpool.report.page.Quantity;
import io.sparkpool.scale.Scaling.Measurement;
import io.sparkpool.submit.ChildProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

/**
 * Runs the job with each number of cores in each round. Every other round begins with the most cores, so that a machine
 * that becomes slower does not favour some numbers. One thread runs it; another may end it.
 */
final class Experiment {
    private static final String ERROR = "spark-pool: error: ";
    private static final int USAGE = 2;

    private final ScaleArguments arguments;
    private final JobConfig config;
    private final ScaleDirectory directory;
    private final BiFunction<List<String>, Path, ChildProcess> script;
    private final Optional<PrintStream> progress;
    private final AtomicReference<Optional<ChildProcess>> running = new AtomicReference<>(Optional.empty());
    private final Outcomes outcomes = new Outcomes();
    private final List<Measurement> measurements = new ArrayList<>();

    /**
     * Creates an experiment.
     *
     * @param config the settings of the job
     * @param script makes a process of the job, of its words and a file for its messages
     * @param progress where to say which run it is; empty if nobody wants to know
     */
    Experiment(
            ScaleArguments arguments,
            JobConfig config,
            ScaleDirectory directory,
            BiFunction<List<String>, Path, ChildProcess> script,
            Optional<PrintStream> progress) {
        this.arguments = arguments;
        this.config = config;
        this.directory = directory;
        this.script = script;
        this.progress = progress;
    }

    /**
     * Makes all runs.
     *
     * @throws ScaleException if a run fails, or if its outputs are not those of the others; the reports are kept then
     */
    List<Measurement> run() {
        check();
        List<Integer> order = new ArrayList<>(arguments.cores());
        long startNanos = System.nanoTime();
        for (int round = 0; round < arguments.rounds(); round++) {
            for (int cores : order) {
                announce(cores, System.nanoTime() - startNanos);
                RunReport report = run(cores);
                measurements.add(new Measurement(cores, report));
                outcomes.add(cores, report).ifPresent(this::fail);
            }
            Collections.reverse(order);
        }
        return measurements;
    }

    /** Finds out whether the job can be run, before a first run is announced. */
    private void check() {
        int cores = arguments.cores().first();
        List<String> words = words(cores);
        words.add(0, "--dry-run");
        process(cores, words);
    }

    /** Keeps the reports of runs whose outputs differ, so that they can be compared. */
    private void fail(String difference) {
        String first = measurements.get(0).report().run().id();
        String last = measurements.get(measurements.size() - 1).report().run().id();
        throw new ScaleException(
                "the outputs are not the same in all runs: %s; make the function depend on its input alone, and see ./submit.sh runs diff %s %s --report '%s'"
                        .formatted(difference, first, last, directory.finish().resolve("runs")));
    }

    /** Ends the run that is going on. */
    void end() {
        running.get().ifPresent(ChildProcess::end);
    }

    private void announce(int cores, long nanos) {
        int done = measurements.size();
        int all = arguments.cores().size() * arguments.rounds();
        String left = done == 0 ? "" : "; about %s left".formatted(Quantity.seconds(nanos / 1e9 / done * (all - done)));
        progress.ifPresent(err -> err.println(
                "spark-pool: run %d of %d, with %s%s".formatted(done + 1, all, Quantity.counted(cores, "core"), left)));
    }

    private RunReport run(int cores) {
        Set<Path> before = reports();
        process(cores, words(cores));
        Set<Path> added = reports();
        added.removeAll(before);
        return added.stream()
                .findFirst()
                .map(RunJson::read)
                .orElseThrow(() -> new ScaleException("the run with %s has left no report in '%s'"
                        .formatted(Quantity.counted(cores, "core"), directory.runs())));
    }

    private void process(int cores, List<String> words) {
        Path messages = directory.messages();
        ChildProcess process = script.apply(words, messages);
        running.set(Optional.of(process));
        int exitCode = process.run();
        if (exitCode != 0) {
            throw failure(cores, exitCode, messages);
        }
    }

    private Set<Path> reports() {
        try {
            return new HashSet<>(RunDirectory.reports(directory.runs()));
        } catch (IOException e) {
            throw new ScaleException("cannot read '%s': %s".formatted(directory.runs(), MessageText.ofThrowable(e)), e);
        }
    }

    /** Returns the words of a run. Of options that are given twice, the later ones count. */
    private List<String> words(int cores) {
        List<String> words = new ArrayList<>(List.of("--quiet", "--cores", Integer.toString(cores)));
        words.addAll(arguments.job());
        words.addAll(List.of(
                "--output-format",
                "none",
                "--report",
                directory.runs().toAbsolutePath().toString()));
        words.addAll(ownFiles());
        if (!arguments.sparkSubmit().isEmpty()) {
            words.add("--");
            words.addAll(arguments.sparkSubmit());
        }
        return words;
    }

    /** Returns options for files of this experiment in place of those that the job would write. */
    private List<String> ownFiles() {
        List<String> words = new ArrayList<>();
        Path own = directory.unfinished().toAbsolutePath();
        int run = measurements.size() + 1;
        if (config.settings()
                .find(Key.ON_ERROR.key())
                .filter(policy -> policy.value().equals("quarantine"))
                .isPresent()) {
            words.addAll(List.of(
                    "--quarantine",
                    own.resolve("failed-%d.jsonl".formatted(run)).toUri().toString()));
        }
        if (config.settings().find(Key.OPEN_LINEAGE.key()).isPresent()) {
            words.addAll(List.of("-D", "%s=%s".formatted(Key.OPEN_LINEAGE.key(), own.resolve("lineage.jsonl"))));
        }
        return words;
    }

    private static ScaleException failure(int cores, int exitCode, Path messages) {
        List<String> errors = errors(messages);
        if (exitCode == USAGE && !errors.isEmpty()) {
            return new ScaleException(errors, exitCode);
        }
        String why = errors.isEmpty() ? "it ended with exit code %d".formatted(exitCode) : errors.get(0);
        return new ScaleException("the run with %s failed: %s".formatted(Quantity.counted(cores, "core"), why));
    }

    private static List<String> errors(Path messages) {
        try {
            return Files.readAllLines(messages).stream()
                    .filter(line -> line.startsWith(ERROR))
                    .map(line -> line.substring(ERROR.length()))
                    .toList();
        } catch (IOException e) {
            return List.of(); // the exit code is all that is known
        }
    }
}

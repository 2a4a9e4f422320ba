package io.sparkpool.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.config.AllKeys;
import io.sparkpool.config.JobConfig;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.report.RecordCopy;
import io.sparkpool.report.RunDirectory;
import io.sparkpool.report.RunJson;
import io.sparkpool.report.RunReport;
import io.sparkpool.submit.ChildProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentTest {
    @TempDir
    Path root;

    private final List<List<String>> started = new ArrayList<>();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Setting> settings = new ArrayList<>();
    private ScaleDirectory directory;
    private String digestOfTwoCores = "91630490";
    private String command = "true";
    private String dryRun = "true";

    @BeforeEach
    void createDirectory() {
        directory = ScaleDirectory.create(root, Instant.parse("2026-03-01T12:00:00Z"), "my.Slow");
    }

    private Experiment experiment(int rounds, String... job) {
        ScaleArguments arguments =
                new ScaleArguments(new TreeSet<>(List.of(1, 2, 4)), rounds, List.of(job), List.of("--jars", "my.jar"));
        JobConfig config = JobConfig.check(settings, AllKeys.KEYS, new Problems());
        return new Experiment(
                arguments,
                config,
                directory,
                this::start,
                Optional.of(new PrintStream(err, true, StandardCharsets.UTF_8)));
    }

    /** Leaves the report that a run would leave, and runs a command in its place. */
    private ChildProcess start(List<String> words, Path messages) {
        if (words.contains("--dry-run")) {
            return shell(dryRun, messages);
        }
        started.add(words);
        int cores = Integer.parseInt(words.get(words.indexOf("--cores") + 1));
        RunReport report = Measured.report(cores, 10.0 / cores, 8, 8);
        report = RecordCopy.with(report, "run.id", "run-%d".formatted(started.size()));
        report = RecordCopy.with(report, "output.digest", Optional.of(cores == 2 ? digestOfTwoCores : "91630490"));
        try {
            Path run = Files.createDirectories(Path.of(words.get(words.lastIndexOf("--report") + 1))
                    .resolve(report.run().id()));
            Files.writeString(run.resolve(RunDirectory.JSON), RunJson.text(report));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shell(command, messages);
    }

    private static ChildProcess shell(String command, Path messages) {
        return new ChildProcess(new ProcessBuilder("sh", "-c", command).redirectError(messages.toFile()));
    }

    @Test
    void roundsAreInterleavedAndEveryOtherOneBeginsWithTheMostCores() {
        assertThat(experiment(3).run())
                .extracting(Scaling.Measurement::cores)
                .containsExactly(1, 2, 4, 4, 2, 1, 1, 2, 4);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("spark-pool: run 1 of 9, with 1 core\nspark-pool: run 2 of 9, with 2 cores; about ")
                .contains("\nspark-pool: run 9 of 9, with 4 cores; about ");
    }

    @Test
    void theJobIsRunAsAUserWouldButWithoutOutputs() {
        experiment(1, "-o", "mine.csv", "--report", "mine").run();
        assertThat(started.get(1))
                .containsExactly(
                        "--quiet",
                        "--cores",
                        "2",
                        "-o",
                        "mine.csv",
                        "--report",
                        "mine",
                        "--output-format",
                        "none",
                        "--report",
                        directory.runs().toAbsolutePath().toString(),
                        "--",
                        "--jars",
                        "my.jar");
    }

    @Test
    void filesOfTheJobAreReplaced() {
        settings.add(new Setting("spark.pool.onError", "quarantine", "conf/job.properties"));
        settings.add(new Setting("spark.pool.onError.path", "mine.jsonl", "conf/job.properties"));
        settings.add(new Setting("spark.pool.report.openLineage", "mine.lineage", "conf/job.properties"));
        experiment(1).run();
        Path own = directory.unfinished().toAbsolutePath();
        assertThat(started.get(1))
                .containsSequence(
                        "--quarantine", own.resolve("failed-2.jsonl").toUri().toString())
                .containsSequence("-D", "spark.pool.report.openLineage=" + own.resolve("lineage.jsonl"));
    }

    @Test
    void outputsThatDifferAreAnErrorThatNamesTheCores() {
        digestOfTwoCores = "0badcafe";
        Path runs = root.resolve("20260301-120000-my.Slow").resolve("runs");
        assertThatThrownBy(() -> experiment(2).run())
                .isInstanceOf(ScaleException.class)
                .hasMessage("the outputs are not the same in all runs: CRC-32C 0badcafe of 80 outputs with 2 cores;"
                        + " CRC-32C 91630490 of 80 outputs with 1 core; make the function depend on its input alone,"
                        + " and see ./submit.sh runs diff run-1 run-2 --report '%s'".formatted(runs));
        assertThat(runs.resolve("run-2").resolve("report.json")).exists();
    }

    @Test
    void aRunThatFailsEndsTheExperiment() {
        command = "echo 'spark-pool: note' >&2; echo 'spark-pool: error: my.Slow failed' >&2; exit 1";
        assertThatThrownBy(() -> experiment(2).run()).hasMessage("the run with 1 core failed: my.Slow failed");
        command = "exit 137";
        assertThatThrownBy(() -> experiment(2).run())
                .hasMessage("the run with 1 core failed: it ended with exit code 137");
    }

    @Test
    void wrongUsageOfTheJobIsShownAsItIs() {
        command = "echo 'spark-pool: error: one' >&2; echo 'spark-pool: error: two' >&2; exit 2";
        assertThatThrownBy(() -> experiment(2).run()).isInstanceOfSatisfying(ScaleException.class, e -> {
            assertThat(e.problems()).containsExactly("one", "two");
            assertThat(e.exitCode()).isEqualTo(2);
        });
    }

    @Test
    void whatADryRunFindsIsShownBeforeARunIsAnnounced() {
        dryRun = "echo 'spark-pool: error: no such function' >&2; exit 2";
        assertThatThrownBy(() -> experiment(2).run())
                .isInstanceOf(ScaleException.class)
                .hasMessage("no such function");
        assertThat(started).isEmpty();
        assertThat(err.size()).isZero();
    }

    @Test
    void aDirectoryGetsItsNameWhenItIsFinished() throws IOException {
        Files.createDirectory(root.resolve("20260301-120000-my.Slow"));
        Path abandoned = Files.createDirectory(root.resolve(".unfinished-999999999999"));
        directory.write("scale.json", "{}");
        directory.delete();
        directory = ScaleDirectory.create(root, Instant.parse("2026-03-01T12:00:00Z"), "my.Slow");
        directory.write("scale.json", "{}");
        assertThat(directory.finish()).isEqualTo(root.resolve("20260301-120000-my.Slow-2"));
        assertThat(root.resolve("20260301-120000-my.Slow-2").resolve("scale.json"))
                .hasContent("{}");
        assertThat(abandoned).doesNotExist();
        assertThat(directory.unfinished()).doesNotExist();
    }
}

package io.sparkpool.job;

import static io.sparkpool.job.Submission.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Await;
import io.sparkpool.Thorough;
import io.sparkpool.report.ReportCheck;
import io.sparkpool.report.RunDirectory;
import io.sparkpool.report.RunJson;
import io.sparkpool.report.RunReport;
import io.sparkpool.report.RunReport.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of jobs, however they end. */
class ReportIT {
    private static final String SECRET = "hunter2hunter2";
    private static final String MASK = "*********(redacted)";

    @TempDir
    Path directory;

    private Path runs;

    @BeforeEach
    void chooseDirectory() {
        runs = directory.resolve("my runs");
    }

    @Test
    void aRunIsReportedWithoutItsSecrets() throws IOException, InterruptedException {
        Path events = directory.resolve("events.jsonl");
        Submission.Result result = run(
                "-q",
                "--range",
                "2000",
                "--summary",
                "json",
                "-D",
                "spark.my.password=" + SECRET,
                "-D",
                "spark.pool.report.openLineage=" + events);
        RunReport report = onlyReport(Status.DONE, 0);
        assertThat(result.err())
                .matches("\\{\"id\": \"%s\", \"status\": \"done\", \"exitCode\": 0, .*, \"report\": \"%s\"}\n"
                        .formatted(
                                report.run().id(),
                                runs.resolve(report.run().id()).resolve("report.json")));
        assertThat(report.run().id()).matches("[0-9]{8}-[0-9]{6}-square");
        assertThat(report.run().command())
                .startsWith("./submit.sh", "--report", runs.toString(), "-q")
                .contains("spark.my.password=" + MASK);
        assertThat(report.settings())
                .contains(
                        new RunReport.SettingValue("spark.my.password", MASK, "-D"),
                        new RunReport.SettingValue("spark.pool.input.end", "2000", "--range"));
        assertThat(report.counts().inputs()).isEqualTo(2000);
        assertThat(report.output().digest()).isPresent();
        assertThat(report.versions().jarSha256())
                .hasValueSatisfying(digest -> assertThat(digest).matches("[0-9a-f]{64}"));
        assertThat(Files.readAllLines(events)).hasSize(2);
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain(SECRET);
            }
        }
    }

    @Test
    void aFailingInputEndsTheRunAndIsInItsReport() throws IOException, InterruptedException {
        Submission.Result result = run("--summary", "json", "-i", numbersWithAWord());
        RunReport report = onlyReport(Status.FAILED, 1);
        assertThat(report.failures().count()).isEqualTo(1);
        assertThat(report.failures().first())
                .singleElement()
                .satisfies(failed -> assertThat(failed.index()).isEqualTo(500));
        assertThat(report.counts().inputs()).isEqualTo(500);
        assertThat(report.input().listedFiles()).hasSize(1);
        String error = report.run().error().orElseThrow();
        assertThat(result.err())
                .startsWith("spark-pool: error: " + error)
                .contains("\n{\"id\": \"", "\"status\": \"failed\", \"exitCode\": 1");
    }

    /** Two runs of the same function at once: one is interrupted, the other one killed. */
    @Test
    void interruptedAndKilledRunsStayVisible() throws Exception {
        Process interrupted = endless();
        Process killed = endless();
        assertThat(interrupted.getInputStream().readNBytes(4)).isEqualTo("0\n1\n".getBytes());
        assertThat(killed.getInputStream().readNBytes(4)).isEqualTo("0\n1\n".getBytes());
        Await.until(() -> reports().size() == 2);
        Submission.signal(killed, "KILL");
        Submission.signal(interrupted, "INT");
        assertThat(interrupted.waitFor()).isEqualTo(130);
        assertThat(killed.waitFor()).isEqualTo(137);
        RunReport first = report(interrupted);
        assertThat(first.run().status()).isEqualTo(Status.INTERRUPTED);
        assertThat(first.run().exitCode()).contains(130);
        assertThat(first.counts().inputs()).isPositive();
        RunReport second = report(killed);
        assertThat(second.run().status()).isEqualTo(Status.RUNNING);
        assertThat(second.run().exitCode()).isEmpty();
        assertThat(second.run().end()).isEmpty();
    }

    @Test
    void aRunWithoutInputsHasAReportToo() throws IOException, InterruptedException {
        assertThat(run("-q", "--range", "0").out()).isEqualTo("Pool    : []\n");
        RunReport report = onlyReport(Status.DONE, 0);
        assertThat(report.counts().inputs()).isZero();
        assertThat(report.chunks().rows()).isEmpty();
    }

    @Test
    void aReportThatCannotBeWrittenChangesNothingElse() throws IOException, InterruptedException {
        Files.writeString(runs, "");
        assertThat(run("-q", "--range", "3"))
                .isEqualTo(new Submission.Result(
                        0,
                        "Pool    : [0, 1, 4]\n",
                        "spark-pool: the report cannot be written to '%s': Not a directory; this run has no report\n"
                                .formatted(runs)));
    }

    @Thorough
    @Test
    void aFullDiskCostsThePageOfTheReportOnly() throws IOException, InterruptedException {
        Files.createDirectory(runs);
        Submission.Result mounted = Submission.command(
                        "mount", "-t", "tmpfs", "-o", "size=48k", "tmpfs", runs.toString())
                .run();
        Assumptions.assumeTrue(mounted.exitCode() == 0, "only root may mount a small disk");
        try {
            Submission.Result result = run("-q", "--range", "3000", "--output-format", "lines");
            assertThat(result.exitCode()).isZero();
            assertThat(result.out()).hasLineCount(3000);
            assertThat(result.err())
                    .matches(
                            "spark-pool: the page cannot be written to '%s/[^']*': No space left on device; only report.json there shows the end of the run\n"
                                    .formatted(runs));
            RunReport report = RunJson.read(reports().get(0));
            assertThat(report.run().status()).isEqualTo(Status.DONE);
            assertThat(report.counts().inputs()).isEqualTo(3000);
        } finally {
            Submission.command("umount", runs.toString()).run();
        }
    }

    @Test
    void aDriverInAChildProcessReportsTheCommandOfTheUserAndInputsThatAreSetAsideWithoutSecrets()
            throws IOException, InterruptedException {
        String bad = directory.resolve("bad.jsonl").toString();
        List<String> words = List.of("-q", "-i", numbersWithAWord(), "--quarantine", bad, "-D");
        List<String> heap = List.of("--", "--driver-memory", "600m");
        assertThat(run(joined(words, List.of("spark.my.password=hundred"), heap))
                        .exitCode())
                .isZero();
        RunReport report = onlyReport(Status.DONE, 0);
        assertThat(report.run().command())
                .containsExactly(joined(
                        List.of("./submit.sh", "--report", runs.toString()),
                        words,
                        List.of("spark.my.password=" + MASK),
                        heap));
        assertThat(report.machine().heapBytes()).isLessThanOrEqualTo(600L << 20);
        assertThat(report.counts().inputs()).isEqualTo(1001);
        assertThat(report.counts().failed()).isEqualTo(1);
        assertThat(report.failures().first()).singleElement().satisfies(failed -> {
            assertThat(failed.input()).isEqualTo("five " + MASK);
            assertThat(failed.reason()).contains(MASK).doesNotContain("hundred");
        });
        assertThat(report.output().quarantine()).contains(bad);
    }

    @SafeVarargs
    private static String[] joined(List<String>... words) {
        return Stream.of(words).flatMap(List::stream).toArray(String[]::new);
    }

    /** {@code RunRecorderTest} has more chunks, for each of which Spark would need a millisecond. */
    @Thorough
    @Test
    void moreChunksThanAReportListsAreCountedAndDrawn() throws IOException, InterruptedException {
        run("-q", "--range", "10500", "--chunk-size", "1", "--output-format", "none");
        RunReport report = onlyReport(Status.DONE, 0);
        assertThat(report.counts().chunks()).isEqualTo(10_500);
        assertThat(report.chunks().complete()).isFalse();
        assertThat(report.chunks().total()).isEqualTo(10_500);
        Path file = reports().get(0);
        assertThat(Files.size(file)).isLessThan(4 << 20);
        assertThat(Files.size(file.resolveSibling("report.html"))).isLessThan(4 << 20);
    }

    private String numbersWithAWord() throws IOException {
        List<String> lines = IntStream.rangeClosed(0, 1000)
                .mapToObj(i -> i == 500 ? "five hundred" : Integer.toString(i))
                .toList();
        return Files.write(directory.resolve("numbers.txt"), lines).toString();
    }

    private Submission.Result run(String... words) throws IOException, InterruptedException {
        return submit(Stream.concat(Stream.of("--report", runs.toString()), Stream.of(words))
                        .toArray(String[]::new))
                .run();
    }

    private Process endless() throws IOException {
        return submit("-q", "--report", runs.toString(), "--range", "100000000000", "--output-format", "lines")
                .start(Files.createTempFile(directory, "err", ".txt"));
    }

    private List<Path> reports() throws IOException {
        return RunDirectory.reports(runs);
    }

    private RunReport report(Process process) throws IOException {
        Optional<RunReport> found = Optional.empty();
        for (Path file : reports()) {
            ReportCheck.check(file);
            RunReport report = RunJson.read(file);
            found = report.run().pid() == process.pid() ? Optional.of(report) : found;
        }
        return found.orElseThrow();
    }

    /** Checks the only report, and that no other file is beside it. */
    private RunReport onlyReport(Status status, int exitCode) throws IOException {
        assertThat(reports()).hasSize(1);
        Path file = reports().get(0);
        ReportCheck.check(file);
        assertThat(file.getParent().toFile().list()).containsExactlyInAnyOrder("report.json", "report.html");
        RunReport report = RunJson.read(file);
        assertThat(report.run().status()).isEqualTo(status);
        assertThat(report.run().exitCode()).contains(exitCode);
        assertThat(report.run().id()).isEqualTo(file.getParent().getFileName().toString());
        return report;
    }
}

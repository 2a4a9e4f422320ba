package io.sparkpool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.report.RunDirectory;
import io.sparkpool.report.RunJson;
import io.sparkpool.report.RunReport;
import io.sparkpool.report.RunReport.Status;
import io.sparkpool.report.SyntheticRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
    private static final RunReport RUNNING = report(Status.RUNNING);
    private static final RunReport DONE = report(Status.DONE);

    @TempDir
    Path runs;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private ReportFiles files;
    private Path run;

    @BeforeEach
    void open() {
        ReportPlace place = new ReportPlace(Optional.of(runs), Optional.empty());
        files = ReportFiles.open(place, Instant.EPOCH, "square", new PrintStream(err, true, UTF_8));
        run = files.directory().orElseThrow().path();
    }

    @Test
    void theEndTakesThePlaceOfTheReportThatTheRunGoesOn() throws IOException {
        files.write(RUNNING);
        assertThat(files.writeEnd(DONE)).isTrue();
        assertThat(status()).isEqualTo(Status.DONE);
        assertThat(run.resolve(RunDirectory.HTML)).isNotEmptyFile();
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void ifTheEndCannotBeWrittenTheEarlierReportStays() throws IOException {
        files.write(RUNNING);
        block(RunDirectory.JSON);
        assertThat(files.writeEnd(DONE)).isFalse();
        files.writeAtLast(DONE);
        assertThat(status()).isEqualTo(Status.RUNNING);
        assertThat(run.resolve(RunDirectory.HTML)).isNotEmptyFile();
        assertThat(files.directory()).isEmpty();
        assertThat(err.toString(UTF_8))
                .isEqualTo(
                        "spark-pool: the end of the run cannot be reported in '%s': Is a directory; the report there says that it is running\n"
                                .formatted(run));
    }

    @Test
    void ifOnlyThePageCannotBeWrittenTheReportForProgramsIsComplete() throws IOException {
        block(RunDirectory.HTML);
        files.write(RUNNING);
        assertThat(files.writeEnd(DONE)).isFalse();
        files.writeAtLast(DONE);
        assertThat(status()).isEqualTo(Status.DONE);
        assertThat(files.directory()).isPresent();
        assertThat(err.toString(UTF_8))
                .isEqualTo(
                        "spark-pool: the page cannot be written to '%s': Is a directory; only report.json there shows the end of the run\n"
                                .formatted(run));
    }

    @Test
    void theSecondTryMaySucceed() throws IOException {
        Path block = block(RunDirectory.JSON);
        files.write(RUNNING);
        assertThat(files.writeEnd(DONE)).isFalse();
        Files.delete(block.resolve("x"));
        Files.delete(block);
        files.writeAtLast(DONE);
        assertThat(status()).isEqualTo(Status.DONE);
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void ifNothingCouldBeWrittenThereIsNoReport() throws IOException {
        block(RunDirectory.JSON);
        files.write(RUNNING);
        assertThat(files.writeEnd(DONE)).isFalse();
        files.writeAtLast(DONE);
        assertThat(files.directory()).isEmpty();
        assertThat(err.toString(UTF_8))
                .isEqualTo("spark-pool: the report cannot be written to '%s': Is a directory; this run has no report\n"
                        .formatted(run));
    }

    @Test
    void aCheckLeavesNothingAndSaysWhatARunWouldSay() throws IOException {
        PrintStream stream = new PrintStream(err, true, UTF_8);
        Path file = Files.createFile(runs.resolve("file"));
        ReportPlace good = new ReportPlace(Optional.of(runs.resolve("a/b")), Optional.of(runs.resolve("events")));
        ReportFiles.check(good, stream);
        assertThat(err.toString(UTF_8)).isEmpty();
        ReportPlace bad = new ReportPlace(Optional.of(file), Optional.of(runs.resolve("a/events")));
        ReportFiles.check(bad, stream);
        String said = err.toString(UTF_8);
        assertThat(said).isEqualTo("""
                        spark-pool: the report cannot be written to '%s': Not a directory; this run has no report
                        spark-pool: events of OpenLineage cannot be appended to '%s/a/events': there is no directory '%s/a'; this run has none
                        """.formatted(file, runs, runs));
        err.reset();
        ReportFiles.open(bad, Instant.EPOCH, "square", stream);
        assertThat(err.toString(UTF_8)).isEqualTo(said);
        assertThat(runs.toFile().list())
                .containsExactlyInAnyOrder("file", run.getFileName().toString());
    }

    /** Puts a directory that is not empty, and so is not deleted, where the unfinished file would be. */
    private Path block(String file) throws IOException {
        Path unfinished = run.resolve(file + ".unfinished");
        Files.deleteIfExists(unfinished);
        Files.createDirectory(unfinished);
        Files.createFile(unfinished.resolve("x"));
        return unfinished;
    }

    private Status status() throws IOException {
        return RunJson.read(run.resolve(RunDirectory.JSON)).run().status();
    }

    private static RunReport report(Status status) {
        return new SyntheticRun(2, 3).status(status).report();
    }
}

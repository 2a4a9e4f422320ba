package io.sparkpool.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.report.RecordCopy;
import io.sparkpool.report.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunListTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path directory;

    private String list() {
        return new RunList(new KeptRuns(directory).read(KeptRuns.NONE), ZoneOffset.UTC).text();
    }

    private void keep(RunReport report) throws IOException {
        new KeptRuns(directory).keep(report);
    }

    @Test
    void runsAreInAlignedColumns() throws IOException {
        keep(KeptRuns.report("20260301-120000-square", START));
        RunReport other = RecordCopy.with(
                KeptRuns.report("20260301-130000-cube", START.plusSeconds(3600)), "function.name", "cube");
        other = RecordCopy.with(other, "input.path", Optional.of("data/numbers.txt"));
        other = RecordCopy.with(other, "counts.inputs", 1_000_000L);
        keep(RecordCopy.with(other, "counts.outputs", 1_000_000L));
        keep(KeptRuns.running("20260301-140000-square", START.plusSeconds(7200)));
        assertThat(list()).isEqualTo("""
                WHEN              ID               WHAT                    STATUS     INPUTS    TIME  DIGEST
                2026-03-01 12:00  20260301-120000  square, range           done           30  1.50 s  91630490
                2026-03-01 13:00  20260301-130000  cube, data/numbers.txt  done    1,000,000  1.50 s  91630490
                2026-03-01 14:00  20260301-140000  square, range           killed          -       -  -
                """);
    }

    @Test
    void outputsAndFailedInputsHaveColumnsOnlyIfThereAreAny() throws IOException {
        RunReport report = RecordCopy.with(KeptRuns.report("20260301-120000-square", START), "counts.failed", 2L);
        keep(RecordCopy.with(report, "counts.outputs", 28L));
        assertThat(list()).isEqualTo("""
                WHEN              ID               WHAT           STATUS  INPUTS  OUTPUTS  FAILED    TIME  DIGEST
                2026-03-01 12:00  20260301-120000  square, range  done        30       28       2  1.50 s  91630490
                """);
    }

    @Test
    void longNamesAreCutSoThatLinesFitAScreen() throws IOException {
        RunReport report = KeptRuns.report("20260301-120000-my", START);
        report = RecordCopy.with(report, "function.name", "my.company.of.long.names." + "Function".repeat(20));
        keep(RecordCopy.with(report, "run.status", RunReport.Status.INTERRUPTED));
        keep(KeptRuns.report("20260301-120000-square", START));
        assertThat(list().lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(list()).contains("my.company.of.long").contains("…  interrupted");
    }

    @Test
    void anEmptyDirectoryIsSaidToBeEmpty() {
        assertThat(list()).isEqualTo("no runs in '%s'\n".formatted(directory));
    }
}

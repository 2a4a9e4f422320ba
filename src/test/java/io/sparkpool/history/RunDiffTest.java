package io.sparkpool.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.report.RecordCopy;
import io.sparkpool.report.RunReport;
import io.sparkpool.report.RunReport.ChunkRow;
import io.sparkpool.report.RunReport.InputFile;
import io.sparkpool.report.RunReport.SettingValue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunDiffTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final RunReport REPORT = KeptRuns.report("one", START);

    private static String diff(RunReport other) {
        return diff(REPORT, other);
    }

    private static String diff(RunReport one, RunReport other) {
        return new RunDiff(
                        new StoredRun(Path.of("one"), one, StoredRun.State.of(one.run(), KeptRuns.NONE)),
                        new StoredRun(Path.of("other"), other, StoredRun.State.of(other.run(), KeptRuns.NONE)))
                .text();
    }

    private static String changed(String path, Object value) {
        return diff(RecordCopy.with(REPORT, path, value));
    }

    @Test
    void itSaysThatNothingDiffers() {
        assertThat(changed("seconds.total", 3.0)).isEqualTo("""
                one -> other
                nothing differs but the times
                outputs: equal (CRC-32C 91630490)
                times
                  total           1.50 s   3.00 s  +100 %
                  start           500 ms   500 ms    +0 %
                  map             3.25 s   3.25 s    +0 %
                  first output    1.95 s   1.95 s    +0 %
                  publish        50.0 ms  50.0 ms    +0 %
                  stop            150 ms   150 ms    +0 %
                  median chunk    1.00 s   1.00 s    +0 %
                  longest chunk   1.00 s   1.00 s    +0 %
                """);
    }

    @Test
    void settingsAreComparedWithTheirOrigins() {
        List<SettingValue> settings = List.of(
                new SettingValue("spark.master", "local[4]", "conf/job.properties"),
                new SettingValue("spark.pool.chunkSize", "7", "--chunk-size"));
        assertThat(changed("settings", settings)).startsWith("""
                one -> other
                settings
                  spark.master: local[1] (--cores) -> local[4] (conf/job.properties)
                  spark.pool.chunkSize: - -> 7 (--chunk-size)
                outputs: equal (CRC-32C 91630490)
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            versions.job      | 0.2.0     | versions | job: 0.1.0 -> 0.2.0
            versions.spark    | 5.0.0     | versions | Spark: 4.2.0 -> 5.0.0
            versions.java     | 21        | versions | Java: 17 -> 21
            versions.system   | macOS     | versions | system: Linux -> macOS
            machine.master    | yarn      | machine  | master: local[1] -> yarn
            run.host          | another   | machine  | host: machine -> another
            function.name     | cube      | function | name: square -> cube
            input.kind        | text      | input    | kind: range -> text
            """)
    void versionsMachineFunctionAndInputAreCompared(String path, String value, String section, String line) {
        assertThat(changed(path, value)).startsWith("one -> other\n%s\n  %s\noutputs: ".formatted(section, line));
    }

    @Test
    void jarsAreComparedByTheirContents() {
        assertThat(changed("function.jarSha256", Optional.of("cd".repeat(32))))
                .contains("\nfunction\n  SHA-256 of the jar: - -> %s\n".formatted("cd".repeat(32)));
        assertThat(changed("versions.jarSha256", Optional.of("cd".repeat(32))))
                .contains("\nversions\n  jar of the job: %s -> %s\n".formatted("ab".repeat(32), "cd".repeat(32)));
    }

    @Test
    void filesThatCameWentOrChangedAreNamed() {
        RunReport one = RecordCopy.with(
                REPORT,
                "input.listedFiles",
                List.of(file("a", 1, START), file("b", 2, START), file("c", 1000, START), file("d", 4, START)));
        RunReport other = RecordCopy.with(
                REPORT,
                "input.listedFiles",
                List.of(
                        file("a", 1, START),
                        file("c", 2000, START),
                        file("d", 4, START.plusSeconds(1)),
                        file("e", 5, START)));
        assertThat(diff(one, other)).startsWith("""
                one -> other
                input
                  removed: b
                  changed: c, 1,000 bytes -> 2,000
                  changed: d, written again
                  added: e
                outputs: """);
    }

    @Test
    void manyFilesAreNotAllNamed() {
        List<InputFile> files =
                IntStream.range(0, 50).mapToObj(i -> file("f" + i, i, START)).toList();
        assertThat(changed("input.listedFiles", files))
                .contains("  added: f0\n")
                .contains("\n  ... 30 more files\n");
    }

    private static InputFile file(String path, long bytes, Instant modified) {
        return new InputFile(path, bytes, modified);
    }

    @Test
    void countsStatusAndErrorAreCompared() {
        RunReport failed = RecordCopy.with(REPORT, "run.status", RunReport.Status.FAILED);
        failed = RecordCopy.with(failed, "run.exitCode", Optional.of(1));
        failed = RecordCopy.with(failed, "run.error", Optional.of("square failed"));
        failed = RecordCopy.with(failed, "output.digest", Optional.empty());
        assertThat(diff(RecordCopy.with(failed, "counts.inputs", 12_345L))).startsWith("""
                one -> other
                result
                  status: done (exit code 0) -> failed (exit code 1)
                  error: - -> square failed
                  digest: 91630490 -> -
                counts
                  inputs: 30 -> 12,345
                outputs: those of the first 30 inputs are equal at least
                """);
    }

    /** A row has the ends of chunks with the digests up to there, and what is said. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10:a 20:b 30:c | 10:a 20:x 30:y | those of the first 10 inputs are equal, and those of the next 10 differ
            10:a 20:b 30:c | 10:x 20:y 30:z | those of the first 10 inputs differ
            10:a 20:b 30:c | 5:q 20:b 25:r 30:z | those of the first 20 inputs are equal, and those of the next 10 differ
            10:a 20:b 30:c | 15:q 25:r 29:s | they differ; no chunks of the two end at the same input, so it is not known where
            10:a 20:b      | 10:a 15:s | those of the first 10 inputs are equal, and later ones differ
            5000:a 6000:b  | 5000:a 6000:c | those of the first 5,000 inputs are equal, and those of the next 1,000 differ
            """)
    void digestsOfChunksTellWhereOutputsFirstDiffer(String before, String after, String said) {
        RunReport one = RecordCopy.with(REPORT, "chunks.rows", rows(before));
        RunReport other = RecordCopy.with(REPORT, "chunks.rows", rows(after));
        assertThat(Outputs.compared(one, RecordCopy.with(other, "output.digest", Optional.of("0badcafe"))))
                .isEqualTo(said);
    }

    private static List<ChunkRow> rows(String ends) {
        List<ChunkRow> rows = new ArrayList<>();
        long first = 0;
        for (String end : ends.split(" ")) {
            String[] parts = end.split(":");
            long next = Long.parseLong(parts[0]);
            ChunkRow row = RecordCopy.with(REPORT.chunks().rows().get(0), "firstInput", Optional.of(first));
            row = RecordCopy.with(row, "inputs", next - first);
            rows.add(RecordCopy.with(row, "digest", Optional.of(parts[1])));
            first = next;
        }
        return rows;
    }

    @Test
    void runsThatEndedEarlyAreEqualAsFarAsTheyWent() {
        RunReport failed = RecordCopy.with(REPORT, "output.digest", Optional.empty());
        assertThat(diff(failed, failed))
                .contains("\nnothing differs but the times\noutputs: equal, as this is one run\n");
        assertThat(diff(failed, RecordCopy.with(failed, "run.id", "other")))
                .contains("\nnothing differs but the times\noutputs: equal, those of all 30 inputs that were mapped\n");
    }

    @Test
    void aRunWithMoreInputsHasMoreOutputs() {
        RunReport one =
                RecordCopy.with(RecordCopy.with(REPORT, "counts.outputs", 40L), "chunks.rows", rows("36:a 40:b"));
        RunReport other =
                RecordCopy.with(RecordCopy.with(REPORT, "counts.outputs", 41L), "chunks.rows", rows("36:a 41:c"));
        assertThat(Outputs.compared(one, RecordCopy.with(other, "output.digest", Optional.of("0badcafe"))))
                .isEqualTo("those of the first 36 inputs are equal at least; one run has 40 outputs, the other 41");
    }

    @Test
    void digestsOfListsAreThoseOfOneLine() {
        assertThat(Outputs.compared(REPORT, RecordCopy.with(REPORT, "output.kind", "lines")))
                .isEqualTo("digests of a list and of other outputs cannot be compared");
    }

    @Test
    void aRunWithoutChunksAndDigestTellsNothing() {
        RunReport other = RecordCopy.with(REPORT, "output.digest", Optional.empty());
        assertThat(Outputs.compared(REPORT, RecordCopy.with(other, "chunks.rows", List.of())))
                .isEqualTo("not known, as one of the runs has no digest");
    }
}

package io.sparkpool.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.report.RecordCopy;
import io.sparkpool.report.RunReport;
import io.sparkpool.report.RunReport.ChunkRow;
import io.sparkpool.report.RunReport.Status;
import io.sparkpool.report.SyntheticRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTextTest {
    @Test
    void oneCoreMapsOneChunkAfterAnother() {
        assertThat(text(
                        new SyntheticRun(1, 4)
                                .inputsPerChunk(25)
                                .chunkSeconds(0.024)
                                .report(),
                        80))
                .isEqualTo("""
                core 1 ├──────0-24──────┤ ├────25-49─────┤ ├──────50-74──────┤ ├─────75-99─────┤
                       0 ms         20 ms        40 ms         60 ms        80 ms        100 ms

                core 1: 4 chunks, 100 inputs: 0-24, 25-49, 50-74, 75-99

                One core mapped 4 chunks, one after another: it was busy for 108 ms of the 119
                ms that the map took.
                """);
    }

    @Test
    void coresTakeChunksAsTheyAreFree() {
        assertThat(text(
                        new SyntheticRun(2, 8)
                                .inputsPerChunk(12)
                                .chunkSeconds(0.012)
                                .failEvery(5)
                                .report(),
                        80))
                .isEqualTo("""
                core 1 ├──────0-11───────┤├─────36-47──────┤├─48-59 x──┤├──────72-83──────┤
                core 2 ├─────12-23──────┤├──────24-35───────┤├──────60-71───────┤├────84-95────┤
                       0 ms         10 ms         20 ms         30 ms        40 ms         50 ms

                core 1: 4 chunks, 48 inputs: 0-11, 36-47, 48-59, 72-83
                core 2: 4 chunks, 48 inputs: 12-23, 24-35, 60-71, 84-95

                1 input failed. 2 cores mapped 8 chunks side by side: 102 ms of work took 63.3
                ms, so on average 1.6 cores were busy. Where a line is empty, the core was idle.
                """);
    }

    @Test
    void coresThatWriteFilesAreNotIdle() {
        assertThat(text(
                        new SyntheticRun(2, 3)
                                .inputsPerChunk(10)
                                .chunkSeconds(0.01)
                                .fileTasks(1)
                                .report(),
                        80))
                .isEqualTo("""
                core 1 ├──────────0-9──────────┤                          ░░░░░░░░░░░░░░░░░░░░░░
                core 2 ├────────10-19────────┤ ├──────────20-29──────────┤
                       0 ms       5 ms       10 ms      15 ms      20 ms      25 ms      30 ms

                core 1: 1 chunk, 10 inputs: 0-9
                core 2: 2 chunks, 20 inputs: 10-19, 20-29

                Where a line is ░, the core wrote files of a table. 2 cores mapped 3 chunks side
                by side: 44.3 ms of work took 43.1 ms, so on average 1.0 cores were busy. Where
                a line is empty, the core was idle.
                """);
    }

    @Test
    void aPictureThatBeginsLaterSaysWhenAndIsWhatTheAverageIsOf() {
        RunReport report =
                new SyntheticRun(2, 4).inputsPerChunk(16).chunkSeconds(2).report();
        List<ChunkRow> rows = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ChunkRow row = report.chunks().rows().get(i);
            row = RecordCopy.with(RecordCopy.with(row, "lane", i % 2), "start", 2.5 + i / 2);
            row = RecordCopy.with(row, "end", row.start() + 1);
            rows.add(i < 2 ? row : RecordCopy.with(row, "firstInput", Optional.empty()));
        }
        report = RecordCopy.with(report, "seconds.map", Optional.of(4.5));
        assertThat(text(RecordCopy.with(report, "chunks.rows", rows), 80)).isEqualTo("""
                core 1 ├───────────────0-15────────────────┤├──────────not delivered───────────┤
                core 2 ├───────────────16-31───────────────┤├──────────not delivered───────────┤
                       2.5 s             3.0 s             3.5 s             4.0 s

                core 1: 2 chunks, 32 inputs: 0-15; 1 not delivered
                core 2: 2 chunks, 32 inputs: 16-31; 1 not delivered

                The picture begins when the first chunk started, 2.50 s after the map began. 2
                cores mapped 4 chunks side by side: 4.00 s of work took 2.00 s, so on average
                2.0 cores were busy. A core takes the next chunk as soon as it is free; the
                outputs are in the order of the inputs all the same.
                """);
    }

    @Test
    void coresOfARunThatFailedMayHaveBeenAtWork() {
        assertThat(text(new SyntheticRun(2, 3).status(Status.FAILED).report(), 100))
                .endsWith("\nWhere a line is empty, the core was idle, or at work without a result.\n");
    }

    @Test
    void aRunWithoutChunksHasNone() {
        assertThat(text(new SyntheticRun(4, 0).started(), 80))
                .isEqualTo("No input was mapped, so there is no timeline.\n");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 60",
        "1, 12000, 60",
        "4, 100, 61",
        "64, 1, 60",
        "64, 300, 200",
        "64, 12000, 100",
        "300, 900, 80",
        "12, 90, 20"
    })
    void noLineIsTooLong(int cores, int chunks, int width) {
        String text = text(
                new SyntheticRun(cores, chunks).executors(Math.min(cores, 3)).report(), width);

        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Math.max(60, width)));
        assertThat(text.lines().filter(line -> line.matches("core [0-9]+ of executor .*|core [0-9]+: .*")))
                .hasSize(Math.min(64, cores));
    }

    @Test
    void manyChunksAreShades() {
        assertThat(text(new SyntheticRun(2, 12_000).slowChunk(5_000).report(), 60)
                        .lines()
                        .limit(4))
                .containsExactly(
                        "core 1 █████████████████████████████████████████████████████",
                        "core 2 █████████████████████████████████████████████████████",
                        "       0 min        10 min       20 min       30 min",
                        "");
    }

    private static String text(RunReport report, int width) {
        return TimelineText.of(report, width);
    }
}

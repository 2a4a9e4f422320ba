package io.sparkpool.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkpool.report.RecordCopy;
import io.sparkpool.report.RunReport;
import io.sparkpool.report.RunReport.ChunkRow;
import io.sparkpool.report.SampleReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {
    private static Replay replay(String durations) {
        return new Replay(Arrays.stream(durations.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray());
    }

    @ParameterizedTest
    @CsvSource({
        "1 1 1 1, 1, 4",
        "1 1 1 1, 2, 2",
        "1 1 1 1, 3, 2",
        "1 1 1 1, 8, 1",
        "5 1 1 1, 2, 5",
        "1 1 1 5, 2, 6",
        "3 3 2 2 2, 2, 7",
        "7, 4, 7"
    })
    void eachChunkStartsOnTheCoreThatIsFreeFirst(String durations, int cores, double seconds) {
        assertThat(replay(durations).seconds(cores)).isCloseTo(seconds, within(1e-9));
    }

    /** Sixteen chunks of the first two waves on two cores; the other core waits for the first chunk with those of the third. */
    @Test
    void aSlowChunkHoldsUpTheWaveAfterTheNext() {
        List<String> durations = new ArrayList<>(Collections.nCopies(24, "1"));
        durations.set(0, "100");
        assertThat(replay(String.join(" ", durations)).seconds(2)).isCloseTo(104, within(1e-9));
    }

    @Test
    void theChunksOfARunAreReplayed() {
        Replay replay = Replay.of(SampleReport.done(6)).orElseThrow();
        assertThat(replay.seconds(1)).isCloseTo(6, within(1e-6));
        assertThat(replay.seconds(4)).isCloseTo(2, within(1e-6));
    }

    @Test
    void thePartsOfAChunkAreOne() {
        RunReport report = SampleReport.done(3);
        List<ChunkRow> rows = new ArrayList<>(report.chunks().rows());
        rows.add(RecordCopy.with(rows.get(2), "end", rows.get(2).start() + 4));
        report = RecordCopy.with(RecordCopy.with(report, "chunks.rows", rows), "chunks.total", 4L);
        assertThat(Replay.of(report).orElseThrow().durations()).containsExactly(new double[] {1, 1, 5}, within(1e-9));
    }

    @Test
    void chunksWithoutRowsTakeWhatIsLeft() {
        RunReport report = SampleReport.done(5);
        List<ChunkRow> rows =
                List.of(report.chunks().rows().get(0), report.chunks().rows().get(4));
        report = RecordCopy.with(RecordCopy.with(report, "chunks.rows", rows), "chunks.complete", false);
        report = RecordCopy.with(
                report, "chunkTimes", report.chunkTimes().map(times -> RecordCopy.with(times, "mean", 1.6)));
        assertThat(Replay.of(report).orElseThrow().durations())
                .containsExactly(new double[] {1, 2, 2, 2, 1}, within(1e-9));
    }

    @Test
    void withoutChunksThereIsNothingToReplay() {
        assertThat(Replay.of(SampleReport.done(0))).isEmpty();
    }
}

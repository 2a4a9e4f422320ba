package io.sparkpool.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.report.RunReport.FileTask;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LaneTest {
    @Test
    void aCoreThatWritesFilesIsBusy() {
        RunReport report = RecordCopy.with(
                SampleReport.done(1),
                "chunks.files",
                Optional.of(new RunReport.FileTasks(
                        2, List.of(new FileTask("driver", 0, 3, 4), new FileTask("other", 1, 1, 2)))));
        List<Lane> lanes = Lane.of(report);

        assertThat(lanes).hasSize(2);
        assertThat(lanes.get(0).busySeconds()).isEqualTo(2);
        assertThat(lanes.get(1).busySeconds()).isEqualTo(1);
        assertThat(lanes.get(1).busyShares(4, 4)).containsExactly(0, 1, 0, 0);
        assertThat(lanes.get(1).executors()).containsExactly("other");
        assertThat(lanes.get(1).chunks()).isZero();
        assertThat(Lane.mapSeconds(report)).contains(4.0);
    }
}

package io.sparkpool.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.pool.ProgressListener.Completed;
import io.sparkpool.pool.task.TaskTimes;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkSampleTest {
    private final ChunkSample sample = new ChunkSample();

    @Test
    void asManyAsRowsAreAllKept() {
        add(0, ChunkSample.MAX_ROWS, 0);
        assertThat(sample.isComplete()).isTrue();
        assertThat(sample.kept()).hasSize(ChunkSample.MAX_ROWS);
    }

    @Test
    void ofMoreTheFailedAndTheSlowestOnesAreKeptAndAnEvenSampleOfAll() {
        for (int i = 0; i < 200_000; i++) {
            sample.add(chunk(i, i % 777 == 0 ? 1 : 0, i % 1000 == 500 ? 5_000 + i : 1_000));
        }
        List<RecordedChunk> kept = sample.kept();
        assertThat(sample.total()).isEqualTo(200_000);
        assertThat(sample.isComplete()).isFalse();
        assertThat(kept.size()).isBetween(3_000, ChunkSample.MAX_ROWS);
        assertThat(kept).extracting(chunk -> chunk.number).isSorted().doesNotHaveDuplicates();
        assertThat(kept).filteredOn(chunk -> chunk.failed).hasSize(200_000 / 777 + 1);
        assertThat(kept).filteredOn(chunk -> chunk.micros() >= 5_000 + 100_500).hasSize(100);
        for (int tenth = 0; tenth < 10; tenth++) {
            long from = 20_000L * tenth;
            assertThat(kept)
                    .filteredOn(chunk -> chunk.number / 20_000 == from / 20_000)
                    .hasSizeBetween(250, 1_500);
        }
        assertThat(sample.slowest(3)).extracting(chunk -> chunk.number).containsExactly(199_500L, 198_500L, 197_500L);
    }

    @Test
    void rowsAreNoMoreThanTheLimitIfAllFail() {
        add(0, 50_000, 1);
        assertThat(sample.kept()).hasSize(ChunkSample.MAX_ROWS);
    }

    private void add(int from, int to, int failed) {
        for (int i = from; i < to; i++) {
            sample.add(chunk(i, failed, 1_000));
        }
    }

    private static RecordedChunk chunk(long number, long failed, long micros) {
        TaskTimes times = new TaskTimes("driver", 0, 10 * number, 0, 1000 * micros, 0, 0, 0);
        TaskSpan task = new TaskSpan(times, TaskSpan.Work.MAP, 1, 10 * number, 10 * number + micros);
        return new RecordedChunk(new Completed(0, number, 10, 10, failed, 0, 80, 0, 0, times), task, true);
    }
}

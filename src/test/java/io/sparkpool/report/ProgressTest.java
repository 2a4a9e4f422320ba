package io.sparkpool.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import io.sparkpool.pool.ChunkResults;
import io.sparkpool.pool.CountingEncoder;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.PoolException;
import io.sparkpool.pool.Range;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.api.java.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPool.class)
class ProgressTest {
    private static final String ERASE_LINE = "\r\033[K";
    private static final long MILLI = 1_000_000;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream terminal = new PrintStream(shown, true, StandardCharsets.UTF_8);
    private final AtomicLong clock = new AtomicLong();

    @Test
    void showsHowManyInputsAreMappedFiveTimesASecond(Pool pool) {
        try (ChunkResults<Integer> results = pool.withChunkSize(1000)
                .mapChunks(x -> x, Range.of(0, 4000), (firstIndex, roomBytes) -> new CountingEncoder(1))) {
            Progress<Integer> progress = new Progress<>(results, 4000, terminal, clock::get);
            for (int chunk = 0; chunk < 4; chunk++) {
                clock.addAndGet(150 * MILLI);
                assertThat(progress.hasNext()).isTrue();
                assertThat(progress.next()).isEqualTo(1000);
            }
            assertThat(text())
                    .isEqualTo(ERASE_LINE + "spark-pool: 2,000 inputs mapped (50 %)" + ERASE_LINE
                            + "spark-pool: 4,000 inputs mapped (100 %)");
            assertThat(progress.hasNext()).isFalse();
            progress.close();
            assertThat(text()).endsWith("(100 %)" + ERASE_LINE);
        }
    }

    @Test
    void aQuickMapShowsNothing(Pool pool) {
        try (ChunkResults<Integer> results = pool.withChunkSize(10)
                .mapChunks(x -> x, Range.of(0, 100), (firstIndex, roomBytes) -> new CountingEncoder(1))) {
            new Progress<>(results, 100, terminal, clock::get).forEachRemaining(count -> {});
        }
        assertThat(text()).isEmpty();
    }

    @Test
    void isErasedBeforeAFailureIsReported(Pool pool) {
        try (ChunkResults<Integer> results = pool.withChunkSize(10)
                .mapChunks(new Failing(), Range.of(0, 10), (firstIndex, roomBytes) -> new CountingEncoder(1))) {
            assertThatThrownBy(() -> {
                        try (Progress<Integer> progress = new Progress<>(results, 10, terminal, clock::get)) {
                            clock.addAndGet(300 * MILLI);
                            progress.forEachRemaining(count -> {});
                        }
                    })
                    .isInstanceOf(PoolException.class);
        }
        assertThat(text()).isEqualTo(ERASE_LINE + "spark-pool: 5 inputs mapped (50 %)" + ERASE_LINE);
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    private static final class Failing implements Function<Long, Object> {
        @Override
        public Object call(Long x) {
            if (x == 5) {
                throw new IllegalStateException("five");
            }
            return x;
        }
    }
}

package io.sparkpool.pool.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Await;
import io.sparkpool.SharedPool;
import io.sparkpool.function.Identity;
import io.sparkpool.pool.ChunkResults;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.Range;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedPool.class)
class InProcessResultsTest {
    /** With a local master the tasks run in this JVM and return these very objects as their results. */
    private static final List<Object> RESULTS =
            List.of(new byte[] {1}, new LongList(new long[] {2}), new DoubleList(new double[] {0.5}), List.of("a"));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void anArrayReachesTheDriverAsItIs(int result, Pool pool) {
        assertThat(arrived(pool, result)).isSameAs(RESULTS.get(result));
    }

    @Test
    void anythingElseIsCopied(Pool pool) {
        assertThat(arrived(pool, 3)).isEqualTo(RESULTS.get(3)).isNotSameAs(RESULTS.get(3));
    }

    @Test
    void nothingIsLeftForAWaveThatHasEnded(Pool pool) {
        ChunkResult<byte[]> result =
                new ChunkResult<>(new byte[0], 0, 0, 0, 0, 0, 0, List.of(), ChunkResult.Extent.WHOLE);
        InProcessResults<byte[]> handover = InProcessResults.open();
        assertThat(InProcessResults.leave(handover.wave(), 0, result)).isTrue();
        assertThat(handover.take(0)).isSameAs(result);
        handover.close();
        assertThat(InProcessResults.leave(handover.wave(), 0, result)).isFalse();
    }

    @Test
    void noWaveStaysOpen(Pool pool) throws Exception {
        pool.map(new Identity(), Range.of(0, 1000), 10);
        ChunkResults<List<Object>> cancelled =
                pool.withChunkSize(10).mapChunks(new Identity(), Range.of(0, 1000), ListEncoder.encoding());
        cancelled.next();
        cancelled.close();
        Await.until(() -> InProcessResults.openCount() == 0); // Spark reports the end of a job a little later
    }

    private static Object arrived(Pool pool, int result) {
        Encoding<Object, Object> encoding = (firstIndex, roomBytes) -> new Constant(result);
        try (ChunkResults<Object> results = pool.mapChunks(new Identity(), Range.of(0, 1), encoding)) {
            return results.next();
        }
    }

    private record Constant(int result) implements Encoder<Object, Object> {
        @Override
        public void addLong(long output) {}

        @Override
        public void add(Object output) {}

        @Override
        public Mark mark() {
            return () -> {};
        }

        @Override
        public long sizeBytes() {
            return 0;
        }

        @Override
        public Object finish() {
            return RESULTS.get(result);
        }
    }
}

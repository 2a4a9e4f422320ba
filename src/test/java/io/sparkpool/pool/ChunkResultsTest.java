package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import io.sparkpool.function.Identity;
import io.sparkpool.pool.task.Chunk;
import io.sparkpool.pool.task.ListEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.api.java.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPool.class)
class ChunkResultsTest {
    /** Four chunks for each of four cores. */
    private static final int CHUNKS_PER_WAVE = 16;

    /** Two waves of one chunk for each core, which are cut before the first result arrives. */
    private static final int CHUNKS_OF_FIRST_WAVES = 8;

    @Test
    void atMostTwoWavesAreCutAheadOfTheResults(Pool pool) {
        CountingInputs inputs = new CountingInputs(Range.of(0, 200));
        int taken = 0;
        try (ChunkResults<List<Object>> results =
                pool.withChunkSize(1).mapChunks(new Identity(), inputs, ListEncoder.encoding())) {
            while (results.hasNext()) {
                assertThat(inputs.sizes.size()).isLessThanOrEqualTo((taken / CHUNKS_PER_WAVE + 2) * CHUNKS_PER_WAVE);
                assertThat(results.next()).isEqualTo(List.of((Object) (long) taken));
                taken++;
            }
        }
        assertThat(taken).isEqualTo(200);
        assertThat(inputs.sizes.size()).isEqualTo(200);
    }

    @Test
    void endlessInputsAreReadOnlyAsFarAsNeeded(Pool pool) {
        CountingInputs inputs = new CountingInputs(Range.of(Long.MIN_VALUE, Long.MAX_VALUE));
        try (ChunkResults<List<Object>> results = pool.mapChunks(new Identity(), inputs, ListEncoder.encoding())) {
            assertThat(results.next()).containsExactly(Long.MIN_VALUE);
            assertThat(inputs.sizes).hasSize(CHUNKS_OF_FIRST_WAVES);
        }
    }

    @Test
    void outputsBeforeAFailureAreHandedOn(Pool pool) {
        try (ChunkResults<List<Long>> results =
                pool.withChunkSize(5).mapChunks(new NoSeven(), Range.of(0, 20), ListEncoder.encoding())) {
            assertThat(results.next()).containsExactly(0L, 1L, 2L, 3L, 4L);
            assertThat(results.next()).containsExactly(5L, 6L);
            assertThat(results.inputsMapped()).isEqualTo(7);
            assertThat(results.chunksMapped()).isEqualTo(2);
            assertThatThrownBy(results::hasNext)
                    .isInstanceOf(PoolException.class)
                    .hasMessage(
                            "function '%s' failed at index 7 on input '7': IllegalArgumentException: seven",
                            NoSeven.class.getName());
            assertThatThrownBy(results::next).isInstanceOf(PoolException.class);
        }
    }

    @Test
    void thereIsNothingBehindTheEnd(Pool pool) {
        try (ChunkResults<List<Object>> results =
                pool.mapChunks(new Identity(), Range.of(0, 0), ListEncoder.encoding())) {
            assertThat(results.hasNext()).isFalse();
            assertThatThrownBy(results::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    @Timeout(300)
    void closingEarlyInterruptsTheTasks(Pool pool) throws InterruptedException {
        Sleeping sleeping = Sleeping.inTasks(4);
        try (ChunkResults<List<Long>> results =
                pool.withChunkSize(1).mapChunks(sleeping, Range.of(0, 4), ListEncoder.encoding())) {
            Thread taker = new Thread(() -> assertThatThrownBy(results::next).isInstanceOf(PoolException.class));
            taker.start();
            sleeping.awaitStarted();
            taker.interrupt();
            taker.join();
        }
        assertThat(sleeping.isInterrupted()).isTrue();
    }

    @Test
    @Timeout(300)
    void aResultDoesNotWaitForLaterOnesOfItsWave(Pool pool) {
        try (ChunkResults<List<Long>> results =
                pool.withChunkSize(1).mapChunks(Sleeping.from(1, 1), Range.of(0, 4), ListEncoder.encoding())) {
            assertThat(results.next()).containsExactly(0L);
        }
    }

    @Test
    @Timeout(300)
    void aFailureDoesNotWaitForLaterChunks(Pool pool) {
        assertThatThrownBy(() -> pool.map(new FailingThenEndless(), Range.of(0, 4), 1))
                .isInstanceOf(PoolException.class)
                .hasMessageEndingWith("failed at index 0 on input '0': IllegalStateException: zero");
    }

    @Test
    void chunksOfLargeOutputsBecomeSmaller(Pool pool) {
        CountingInputs inputs = new CountingInputs(Range.of(0, 1_000_000));
        try (ChunkResults<Integer> results =
                pool.mapChunks(new Identity(), inputs, (firstIndex, roomBytes) -> new CountingEncoder(1 << 10))) {
            results.forEachRemaining(chunk -> {});
            assertThat(results.inputsMapped()).isEqualTo(1_000_000);
        }
        assertThat(inputs.sizes.subList(0, CHUNKS_OF_FIRST_WAVES)).containsOnly(AdaptiveChunkSize.FEW_AT_FIRST);
        assertThat(inputs.sizes.subList(CHUNKS_OF_FIRST_WAVES, inputs.sizes.size()))
                .allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(2048));
    }

    @Test
    void chunksOfSmallOutputsGrow(Pool pool) {
        CountingInputs inputs = new CountingInputs(Range.of(0, 1_000_000));
        try (ChunkResults<Integer> results =
                pool.mapChunks(new Identity(), inputs, (firstIndex, roomBytes) -> new CountingEncoder(8))) {
            results.forEachRemaining(chunk -> {});
            assertThat(results.inputsMapped()).isEqualTo(1_000_000);
        }
        assertThat(inputs.sizes.subList(CHUNKS_OF_FIRST_WAVES, inputs.sizes.size()))
                .isNotEmpty()
                .allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(62_500))
                .anySatisfy(size -> assertThat(size).isGreaterThan(AdaptiveChunkSize.FEW_AT_FIRST));
    }

    @Test
    void chunksOfASlowFunctionStaySmall(Pool pool) {
        CountingInputs inputs = new CountingInputs(Range.of(0, 1_000_000_000));
        try (ChunkResults<List<Long>> results = pool.mapChunks(new TenMillis(), inputs, ListEncoder.encoding())) {
            for (int chunk = 0; chunk < 2 * CHUNKS_OF_FIRST_WAVES; chunk++) {
                results.next();
            }
        }
        assertThat(inputs.sizes.subList(CHUNKS_OF_FIRST_WAVES, inputs.sizes.size()))
                .isNotEmpty()
                .allSatisfy(size -> assertThat(size).isBetween(1, 50));
    }

    @Test
    @Timeout(300)
    void chunksOfASlowFunctionOfBatchesStaySmall(Pool pool) {
        CountingInputs inputs = new CountingInputs(Range.of(0, 1_000_000_000));
        Mapping<Long, Long> slow = Mapping.batches(batch -> {
            Thread.sleep(10L * batch.size());
            return batch;
        });
        try (ChunkResults<List<Long>> results = pool.mapChunks(slow, inputs, ListEncoder.encoding())) {
            for (int chunk = 0; chunk < 2 * CHUNKS_OF_FIRST_WAVES; chunk++) {
                results.next();
            }
        }
        assertThat(inputs.sizes.subList(CHUNKS_OF_FIRST_WAVES, inputs.sizes.size()))
                .isNotEmpty()
                .allSatisfy(size -> assertThat(size).isBetween(1, 50));
    }

    @Test
    void closedResultsAreNotStartedAgain(Pool pool) {
        ChunkResults<List<Object>> results =
                pool.withChunkSize(1).mapChunks(new Identity(), Range.of(0, 100), ListEncoder.encoding());
        results.next();
        results.close();
        assertThatThrownBy(results::hasNext)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("these results are closed; map again");
    }

    @Test
    void outputsTooLargeForOneResultAreAnErrorAndNotAnExhaustedHeap(Pool pool) {
        assertThatThrownBy(() -> pool.withChunkSize(3)
                        .mapChunks(
                                new Identity(),
                                Range.of(0, 3),
                                (firstIndex, roomBytes) -> new CountingEncoder(1L << 40))
                        .forEachRemaining(r -> {}))
                .isInstanceOf(PoolException.class)
                .hasMessageMatching(
                        "the outputs of one chunk need more than [0-9]+ MiB, the most that may be sent to the driver at"
                                + " once \\(reached at index 0\\); give the driver more memory");
    }

    private static final class CountingInputs implements Inputs<Long> {
        private final Range range;
        private final List<Integer> sizes = new ArrayList<>();

        CountingInputs(Range range) {
            this.range = range;
        }

        @Override
        public long estimateSize() {
            return range.estimateSize();
        }

        @Override
        public Chunks<Long> chunks() {
            Chunks<Long> chunks = range.chunks();
            return (size, mostBytes) -> {
                Optional<Chunk<Long>> chunk = chunks.next(size, mostBytes);
                chunk.ifPresent(present -> sizes.add(size));
                return chunk;
            };
        }
    }

    private static final class NoSeven implements Function<Long, Long> {
        @Override
        public Long call(Long x) {
            if (x == 7) {
                throw new IllegalArgumentException("seven");
            }
            return x;
        }
    }

    private static final class TenMillis implements Function<Long, Long> {
        @Override
        public Long call(Long x) throws InterruptedException {
            Thread.sleep(10);
            return x;
        }
    }

    private static final class FailingThenEndless implements Function<Long, Long> {
        @Override
        public Long call(Long x) throws InterruptedException {
            Thread.sleep(x == 0 ? 200 : Long.MAX_VALUE);
            throw new IllegalStateException("zero");
        }
    }
}

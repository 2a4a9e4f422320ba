package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import io.sparkpool.function.BatchFunction;
import io.sparkpool.pool.task.LongList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedPool.class)
@Timeout(300)
class BatchesTest {
    /** With a local master the tasks run in this JVM and share its static fields. */
    private static final List<List<Long>> BATCHES = Collections.synchronizedList(new ArrayList<>());

    private static final List<Long> INPUTS = LongStream.range(0, 20).boxed().toList();

    @BeforeEach
    void noBatchWasSeen() {
        BATCHES.clear();
    }

    static IntStream positions() {
        return IntStream.range(0, INPUTS.size());
    }

    @ParameterizedTest
    @CsvSource({"1, 300", "7, 300", "256, 300", "10, 7", "4, 1", "2147483647, 50"})
    void outputsKeepTheOrderOfInputsWhateverTheSizes(int batchSize, int chunkSize, Pool pool) {
        List<Long> outputs =
                pool.withBatchSize(batchSize).withChunkSize(chunkSize).mapBatches(new Squares(-1), Range.of(0, 100));
        assertThat(outputs)
                .isInstanceOf(LongList.class)
                .isEqualTo(LongStream.range(0, 100).map(x -> x * x).boxed().toList());
        assertThat(BATCHES).allSatisfy(batch -> assertThat(batch).hasSizeBetween(1, Math.min(batchSize, chunkSize)));
        assertThat(BATCHES).hasSize(batches(100, chunkSize, batchSize));
    }

    private static int batches(int inputs, int chunkSize, int batchSize) {
        int batches = 0;
        for (int start = 0; start < inputs; start += chunkSize) {
            int chunk = Math.min(chunkSize, inputs - start);
            batches += chunk / batchSize + (chunk % batchSize == 0 ? 0 : 1);
        }
        return batches;
    }

    @Test
    void aBatchHas256InputsAtMost(Pool pool) {
        pool.withChunkSize(600).mapBatches(new Squares(-1), Range.of(0, 600));
        assertThat(BATCHES).extracting(List::size).containsExactly(256, 256, 88);
    }

    @ParameterizedTest
    @MethodSource("positions")
    void theFailingInputIsFoundAtEachPosition(int position, Pool pool) {
        Pool sized = pool.withBatchSize(8).withChunkSize(20);
        List<FailedInput> failed = new ArrayList<>();
        List<Long> outputs =
                sized.withErrorPolicy(ErrorPolicy.quarantine(failed::add)).mapBatches(new Squares(position), INPUTS);
        assertThat(outputs)
                .isEqualTo(INPUTS.stream()
                        .filter(x -> x != position)
                        .map(x -> x * x)
                        .toList());
        assertThat(failed)
                .containsExactly(
                        new FailedInput(position, (long) position, "IllegalArgumentException: no " + position));

        List<Long> before = new ArrayList<>();
        try (Outputs<Long> handedOn = sized.imap(Mapping.batches(new Squares(position)), Inputs.of(INPUTS))) {
            assertThatThrownBy(() -> handedOn.forEachRemaining(before::add))
                    .isInstanceOf(PoolException.class)
                    .hasMessage(
                            "function 'squares' failed at index %1$d on input '%1$d':"
                                    + " IllegalArgumentException: no %1$d",
                            position)
                    .hasCauseExactlyInstanceOf(IllegalArgumentException.class);
        }
        assertThat(before).isEqualTo(outputs.subList(0, position));
    }

    @Test
    void aFailingBatchIsCutInHalves(Pool pool) {
        pool.withErrorPolicy(ErrorPolicy.quarantine(failed -> {}))
                .withChunkSize(8)
                .mapBatches(new Squares(5), INPUTS.subList(0, 8));
        assertThat(BATCHES)
                .containsExactly(
                        INPUTS.subList(0, 8),
                        List.of(0L, 1L, 2L, 3L),
                        List.of(4L, 5L, 6L, 7L),
                        List.of(4L, 5L),
                        List.of(4L),
                        List.of(5L),
                        List.of(6L, 7L));
    }

    @Test
    void inputsBehindTheOneThatEndsTheMapAreNotTried(Pool pool) {
        assertThatThrownBy(() -> pool.withChunkSize(8).mapBatches(new Squares(1), INPUTS.subList(0, 8)))
                .hasMessageContaining("failed at index 1 ");
        assertThat(BATCHES)
                .containsExactly(
                        INPUTS.subList(0, 8), List.of(0L, 1L, 2L, 3L), List.of(0L, 1L), List.of(0L), List.of(1L));
    }

    @Test
    void aSingleInputIsTriedAgain(Pool pool) {
        assertThatThrownBy(() -> pool.withRetries(2).withChunkSize(2).mapBatches(new Squares(1), INPUTS.subList(0, 2)))
                .hasMessage("function 'squares' failed at index 1 on input '1':"
                        + " IllegalArgumentException: no 1 (3 tries)");
        assertThat(BATCHES).containsExactly(List.of(0L, 1L), List.of(0L), List.of(1L), List.of(1L), List.of(1L));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 20})
    void allInputsMayFail(int batchSize, Pool pool) {
        List<FailedInput> failed = new ArrayList<>();
        BatchFunction<Long, Long> failing = batch -> {
            throw new IllegalStateException("no service");
        };
        assertThat(pool.withErrorPolicy(ErrorPolicy.quarantine(failed::add))
                        .withBatchSize(batchSize)
                        .mapBatches(failing, INPUTS))
                .isEmpty();
        assertThat(failed)
                .isEqualTo(INPUTS.stream()
                        .map(x -> new FailedInput(x, x, "IllegalStateException: no service"))
                        .toList());
    }

    @Test
    void asManyOutputsAsInputsAreWanted(Pool pool) {
        refused(pool, batch -> List.of(), "returned 0 outputs for 1 input");
        refused(pool, batch -> List.of(1L, 2L, 3L, 4L, 5L), "returned 5 outputs for 1 input");
        refused(pool, batch -> null, "returned null for 1 input");
    }

    private static void refused(Pool pool, BatchFunction<Long, Long> function, String reason) {
        assertThatThrownBy(() -> pool.mapBatches(function, List.of(7L, 8L)))
                .hasMessage(
                        "function 'a lambda in %s' failed at index 0 on input '7': IllegalStateException: %s;"
                                + " return one output for each input, in the same order",
                        BatchesTest.class.getName(), reason);
    }

    @Test
    void anOutputThatCannotBeSentFailsAloneAndIsNotAskedForAgain(Pool pool) {
        List<FailedInput> failed = new ArrayList<>();
        BatchFunction<Long, Object> some = batch -> {
            BATCHES.add(batch);
            return batch.stream()
                    .<Object>map(x -> x % 3 == 0 ? new Object() : x)
                    .toList();
        };
        assertThat(pool.withErrorPolicy(ErrorPolicy.quarantine(failed::add))
                        .withChunkSize(20)
                        .mapBatches(some, INPUTS))
                .isEqualTo(INPUTS.stream().filter(x -> x % 3 != 0).toList());
        assertThat(failed).extracting(FailedInput::index).containsExactly(0L, 3L, 6L, 9L, 12L, 15L, 18L);
        assertThat(BATCHES).hasSize(1);
    }

    @Test
    void theTimeLimitHoldsForEachCall(Pool pool) {
        List<FailedInput> failed = new ArrayList<>();
        BatchFunction<Long, Long> hanging = batch -> {
            BATCHES.add(batch);
            Thread.sleep(600_000);
            return batch;
        };
        assertThat(pool.withInputTimeout(Duration.ofMillis(50))
                        .withErrorPolicy(ErrorPolicy.quarantine(failed::add))
                        .withChunkSize(3)
                        .mapBatches(hanging, List.of(4L, 5L, 6L)))
                .isEmpty();
        assertThat(failed)
                .extracting(FailedInput::error)
                .containsExactly(Collections.nCopies(3, "TimeoutException: took longer than 0.05 s")
                        .toArray(String[]::new));
        assertThat(BATCHES)
                .containsExactly(List.of(4L, 5L, 6L), List.of(4L), List.of(5L, 6L), List.of(5L), List.of(6L));
    }

    @Test
    void recordsWithoutAnInputKeepTheirPlaces(Pool pool) {
        List<FailedInput> failed = new ArrayList<>();
        RecordInputs inputs = new RecordInputs(List.of("1", "", "2", "x", "3", "4", "", "", "y", "5", "z"));
        assertThat(pool.withErrorPolicy(ErrorPolicy.quarantine(failed::add))
                        .withChunkSize(11)
                        .mapBatches(new Squares(4), inputs))
                .containsExactly(1L, 4L, 9L, 25L);
        assertThat(failed)
                .containsExactly(
                        new FailedInput(2, "x", "record 3: not a number"),
                        new FailedInput(4, 4L, "IllegalArgumentException: no 4"),
                        new FailedInput(5, "y", "record 8: not a number"),
                        new FailedInput(7, "z", "record 10: not a number"));
    }

    @Test
    void aBatchIsTheFunctionsToKeepButNotToChange(Pool pool) {
        assertThatThrownBy(() -> pool.mapBatches(
                        batch -> {
                            batch.set(0, 1L);
                            return batch;
                        },
                        INPUTS))
                .hasMessageContaining("failed at index 0 on input '0': UnsupportedOperationException");
        pool.withBatchSize(3).withChunkSize(20).mapBatches(new Squares(-1), INPUTS);
        assertThat(BATCHES.stream().flatMap(List::stream)).isEqualTo(INPUTS);
    }

    @Test
    void nullIsAnInputAndAnOutput(Pool pool) {
        List<String> inputs = new ArrayList<>(List.of("a", "b"));
        inputs.add(1, null);
        assertThat(pool.mapBatches((List<String> batch) -> batch, inputs)).containsExactly("a", null, "b");
    }

    @Test
    void elementsOfAnRddComeInBatchesToo(Pool pool) {
        Inputs<Long> rdd = Inputs.of(SharedPool.context().parallelize(INPUTS, 2));
        assertThat(pool.withBatchSize(4).mapBatches(new Squares(-1), rdd))
                .isEqualTo(INPUTS.stream().map(x -> x * x).toList());
        assertThat(BATCHES).extracting(List::size).containsExactlyInAnyOrder(4, 4, 2, 4, 4, 2);
    }

    @Test
    void aBatchHasAnInput(Pool pool) {
        assertThatThrownBy(() -> pool.withBatchSize(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("batchSize is 0; a batch has at least 1 input");
    }

    /** Fails for batches with one of the inputs. */
    private record Squares(long failing) implements BatchFunction<Long, Long> {
        @Override
        public List<Long> call(List<Long> batch) {
            BATCHES.add(batch);
            if (batch.contains(failing)) {
                throw new IllegalArgumentException("no " + failing);
            }
            return batch.stream().map(x -> x * x).toList();
        }

        @Override
        public String toString() {
            return "squares";
        }
    }
}

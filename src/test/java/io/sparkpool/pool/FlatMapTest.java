package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import io.sparkpool.pool.task.ListEncoder;
import io.sparkpool.pool.task.LongList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedPool.class)
@Timeout(300)
class FlatMapTest {
    /** With a local master the tasks run in this JVM and share its static fields. */
    private static final AtomicInteger CALLS = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 300})
    void outputsKeepTheOrderOfTheirInputs(int chunkSize, Pool pool) {
        List<Long> outputs = pool.withChunkSize(chunkSize).flatMap(new Countdown(), Range.of(0, 100));
        assertThat(outputs)
                .isInstanceOf(LongList.class)
                .isEqualTo(LongStream.range(0, 100)
                        .flatMap(Countdown::outputs)
                        .boxed()
                        .toList());
    }

    @Test
    void anyTypeAndNullMayBeAnOutput(Pool pool) {
        List<Object> outputs = pool.flatMap(
                line -> Stream.<Object>of(line, line.length(), null).iterator(), List.of("to", "", "not"));
        assertThat(outputs).containsExactly("to", 2, null, "", 0, null, "not", 3, null);
    }

    @Test
    void aFilterMayLeaveNothing(Pool pool) {
        assertThat(pool.flatMap(x -> Collections.emptyIterator(), Range.of(0, 100)))
                .isEmpty();
    }

    @Test
    void theFormForPrimitiveNumbersIsNotUsed(Pool pool) {
        assertThat(pool.flatMap(new AlsoOfLongs(), Range.of(0, 3))).containsExactly(0L, 0L, 1L, 1L, 2L, 2L);
    }

    @Test
    void nullInPlaceOfAnIteratorFails(Pool pool) {
        assertThatThrownBy(() -> pool.flatMap(x -> null, Range.of(5, 8)))
                .isInstanceOf(PoolException.class)
                .hasMessage(
                        "function 'a lambda in %s' failed at index 0 on input '5': IllegalStateException:"
                                + " returned null; return an iterator, which may be empty",
                        FlatMapTest.class.getName());
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "7, 1", "300, 2"})
    void anInputWhoseIteratorFailsHasNoOutputs(int chunkSize, int retries, Pool pool) {
        List<FailedInput> failed = new ArrayList<>();
        List<Long> outputs = pool.withErrorPolicy(ErrorPolicy.quarantine(failed::add))
                .withRetries(retries)
                .withChunkSize(chunkSize)
                .flatMap(new Countdown().failingAt(7), Range.of(0, 20));
        assertThat(outputs)
                .isEqualTo(LongStream.range(0, 20)
                        .filter(x -> x < 7 || x % 4 < 3)
                        .flatMap(Countdown::outputs)
                        .boxed()
                        .toList());
        String tries = retries == 0 ? "" : " (%d tries)".formatted(1 + retries);
        assertThat(failed)
                .isEqualTo(Stream.of(7L, 11L, 15L, 19L)
                        .map(x -> new FailedInput(x, x, "IllegalArgumentException: last of " + x + tries))
                        .toList());
    }

    @Test
    void anIteratorIsTriedAgainFromItsStart(Pool pool) {
        CALLS.set(0);
        FlatMapFunction<Long, Long> flaky = x -> LongStream.range(0, 5)
                .map(y -> y == 4 && CALLS.incrementAndGet() < 3 ? 1 / 0 : y)
                .iterator();
        assertThat(pool.withRetries(2).flatMap(flaky, List.of(1L))).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(CALLS).hasValue(3);
    }

    @Test
    void anOutputThatCannotBeSentTakesThoseBeforeItAway(Pool pool) {
        List<FailedInput> failed = new ArrayList<>();
        List<Object> outputs = pool.withErrorPolicy(ErrorPolicy.quarantine(failed::add))
                .withChunkSize(3)
                .flatMap(
                        x -> Stream.<Object>of("of " + x, x == 1 ? new Object() : x)
                                .iterator(),
                        Range.of(0, 3));
        assertThat(outputs).containsExactly("of 0", 0L, "of 2", 2L);
        assertThat(failed).extracting(FailedInput::index).containsExactly(1L);
    }

    @Test
    void theTimeLimitHoldsForAnIteratorWithoutEnd(Pool pool) {
        assertThatThrownBy(() -> pool.withInputTimeout(Duration.ofMillis(100)).flatMap(x -> new Endless(), List.of(1L)))
                .hasMessageEndingWith("failed at index 0 on input '1': TimeoutException: took longer than 0.1 s");
    }

    @Test
    void inputsAndOutputsAreCounted(Pool pool) {
        Pool lenient = pool.withErrorPolicy(ErrorPolicy.quarantine(failed -> {}, 2));
        Mapping<Long, Long> mapping = Mapping.flat(new Countdown().failingAt(7));
        long outputs = 0;
        try (ChunkResults<List<Long>> results =
                lenient.withChunkSize(5).mapChunks(mapping, Range.of(0, 100), ListEncoder.encoding())) {
            for (int chunk = 0; chunk < 4; chunk++) { // the third failing input, 15, ends the map in the fourth chunk
                outputs += results.next().size();
                assertThat(results.outputs()).isEqualTo(outputs);
            }
            assertThat(results.inputsMapped()).isEqualTo(15);
            assertThat(results.inputsQuarantined()).isEqualTo(2);
            assertThatThrownBy(results::hasNext)
                    .hasMessageStartingWith("more than 2 inputs failed; the next one: function '")
                    .hasMessageEndingWith(" failed at index 15 on input '15': IllegalArgumentException: last of 15");
        }
        assertThat(outputs)
                .isEqualTo(LongStream.range(0, 15)
                        .filter(x -> x != 7 && x != 11)
                        .flatMap(Countdown::outputs)
                        .count());
    }

    @Test
    void outputsComeOneByOneWithoutWaitingForAll(Pool pool) {
        Range endless = Range.of(0, Long.MAX_VALUE);
        try (Outputs<Long> outputs = pool.imap(Mapping.flat(new Countdown()), endless)) {
            assertThat(Stream.generate(outputs::next).limit(7)).containsExactly(0L, 1L, 0L, 2L, 1L, 0L, 0L);
        }
    }

    /** Has as many outputs as the input's remainder by four: the last ones of a countdown. */
    private record Countdown(long firstFailing) implements FlatMapFunction<Long, Long> {
        Countdown() {
            this(Long.MAX_VALUE);
        }

        /** Returns a function that fails before its third output for this input and all after it. */
        Countdown failingAt(long input) {
            return new Countdown(input);
        }

        static LongStream outputs(long x) {
            return LongStream.rangeClosed(1, x % 4).map(y -> x % 4 - y);
        }

        @Override
        public Iterator<Long> call(Long x) {
            return outputs(x)
                    .map(y -> {
                        if (y == 0 && x % 4 == 3 && x >= firstFailing) {
                            throw new IllegalArgumentException("last of " + x);
                        }
                        return y;
                    })
                    .iterator();
        }
    }

    private static final class AlsoOfLongs implements FlatMapFunction<Long, Long>, LongUnaryOperator {
        @Override
        public Iterator<Long> call(Long x) {
            return List.of(x, x).iterator();
        }

        @Override
        public long applyAsLong(long x) {
            return -1;
        }
    }

    /** Never waits, and so would not notice an interruption by itself. */
    private static final class Endless implements Iterator<Long> {
        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public Long next() {
            Thread.onSpinWait();
            return 1L;
        }
    }
}

package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import io.sparkpool.pool.task.ListEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.spark.api.java.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedPool.class)
@Timeout(300)
class ErrorPolicyTest {
    private static final List<Long> NOT_DIVISIBLE_BY_TEN =
            LongStream.range(0, 200).filter(x -> x % 10 != 0).boxed().toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10, 300})
    void failingInputsAreSetAsideInOrder(int chunkSize, Pool pool) {
        List<FailedInput> failed = new ArrayList<>();
        List<Long> outputs = pool.withErrorPolicy(ErrorPolicy.quarantine(failed::add))
                .map(new NoTens(), Range.of(0, 200), chunkSize);
        assertThat(outputs).isEqualTo(NOT_DIVISIBLE_BY_TEN);
        assertThat(failed)
                .isEqualTo(LongStream.iterate(0, x -> x < 200, x -> x + 10)
                        .mapToObj(x -> new FailedInput(x, x, "IllegalArgumentException: ten times " + x / 10))
                        .toList());
    }

    @Test
    void failingInputsAreReportedInOrderEvenIfOutputsAreNot(Pool pool) {
        List<FailedInput> failed = new ArrayList<>();
        Pool lenient = pool.withErrorPolicy(ErrorPolicy.quarantine(failed::add));
        List<Long> outputs = new ArrayList<>();
        try (Outputs<Long> mapped = lenient.withChunkSize(3).imapUnordered(new NoTens(), Range.of(0, 200))) {
            mapped.forEachRemaining(outputs::add);
        }
        assertThat(outputs).containsExactlyInAnyOrderElementsOf(NOT_DIVISIBLE_BY_TEN);
        assertThat(failed).extracting(FailedInput::index).isSorted().hasSize(20);
    }

    @Test
    void failingInputsAreReportedInOrderEvenIfOutputsOfLaterChunksComeFirst(Pool pool) {
        List<FailedInput> failed = new ArrayList<>();
        Pool lenient = pool.withErrorPolicy(ErrorPolicy.quarantine(failed::add));
        try (Outputs<Long> mapped = lenient.withChunkSize(2).imapUnordered(new LateAtFirst(), Range.of(0, 4))) {
            assertThat(mapped.next()).isEqualTo(3);
            assertThat(failed).isEmpty();
            LateAtFirst.GATE.countDown();
            assertThat(mapped).toIterable().containsExactly(0L, 1L);
        }
        assertThat(failed).extracting(FailedInput::index).containsExactly(2L);
    }

    @Test
    void theCountsAddUp(Pool pool) {
        Pool lenient = pool.withErrorPolicy(ErrorPolicy.quarantine(failed -> {}));
        long outputs = 0;
        try (ChunkResults<List<Long>> results =
                lenient.withChunkSize(7).mapChunks(new NoTens(), Range.of(0, 200), ListEncoder.encoding())) {
            while (results.hasNext()) {
                outputs += results.next().size();
                assertThat(results.inputsMapped()).isEqualTo(outputs + results.inputsQuarantined());
            }
            assertThat(results.inputsMapped()).isEqualTo(200);
        }
        assertThat(outputs).isEqualTo(180);
    }

    @Test
    void theCountsAddUpEvenIfOutputsAreNotInOrder(Pool pool) {
        AtomicLong quarantined = new AtomicLong();
        Pool lenient = pool.withErrorPolicy(ErrorPolicy.quarantine(failed -> quarantined.incrementAndGet()));
        long outputs = 0;
        try (Outputs<Long> mapped = lenient.imapUnordered(
                new NoTens(), Inputs.of(LongStream.range(0, 200).iterator()))) {
            while (mapped.hasNext()) {
                mapped.next();
                outputs++;
            }
        }
        assertThat(outputs + quarantined.get()).isEqualTo(200);
        assertThat(outputs).isEqualTo(180);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10, 300})
    void oneFailingInputTooManyEndsTheMap(int chunkSize, Pool pool) {
        List<FailedInput> failed = new ArrayList<>();
        assertThatThrownBy(() -> pool.withErrorPolicy(ErrorPolicy.quarantine(failed::add, 2))
                        .map(new NoTens(), Range.of(0, 200), chunkSize))
                .isInstanceOfSatisfying(
                        PoolException.class, e -> assertThat(e.index()).hasValue(20))
                .hasMessage("more than 2 inputs failed; the next one: function 'no tens' failed at index 20"
                        + " on input '20': IllegalArgumentException: ten times 2")
                .hasCauseExactlyInstanceOf(IllegalArgumentException.class);
        assertThat(failed).extracting(FailedInput::index).containsExactly(0L, 10L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10, 15, 300})
    void outputsBehindTheInputThatEndsTheMapAreNotHandedOn(int chunkSize, Pool pool) {
        Pool lenient = pool.withErrorPolicy(ErrorPolicy.quarantine(failed -> {}, 2));
        List<Long> outputs = new ArrayList<>();
        try (Outputs<Long> mapped = lenient.withChunkSize(chunkSize).imap(new NoTens(), Range.of(0, 200))) {
            assertThatThrownBy(() -> mapped.forEachRemaining(outputs::add)).hasMessageContaining("at index 20 ");
        }
        assertThat(outputs).isEqualTo(NOT_DIVISIBLE_BY_TEN.subList(0, 18));
    }

    @Test
    void asManyAsMayFailDoNotEndTheMap(Pool pool) {
        assertThat(pool.withErrorPolicy(ErrorPolicy.quarantine(failed -> {}, 20))
                        .map(new NoTens(), Range.of(0, 200)))
                .isEqualTo(NOT_DIVISIBLE_BY_TEN);
    }

    @Test
    void aFunctionForLongsMayFailToo(Pool pool) {
        List<FailedInput> failed = new ArrayList<>();
        List<Long> outputs =
                pool.withErrorPolicy(ErrorPolicy.quarantine(failed::add)).map(new NoTensInLongs(), Range.of(0, 30), 4);
        assertThat(outputs).isEqualTo(NOT_DIVISIBLE_BY_TEN.subList(0, 27));
        assertThat(failed).extracting(FailedInput::input).containsExactly(0L, 10L, 20L);
    }

    @Test
    void anInputThatFailsNowAndThenIsTriedAgainAndItsNeighboursAreNot(Pool pool) {
        Flaky.CALLS.clear();
        assertThat(pool.withRetries(2).map(new Flaky(), Range.of(0, 20), 5))
                .isEqualTo(LongStream.range(0, 20).boxed().toList());
        assertThat(Flaky.CALLS)
                .isEqualTo(LongStream.range(0, 20).boxed().collect(Collectors.toMap(x -> x, x -> x % 6 == 0 ? 3 : 1)));
    }

    @Test
    void anInputThatKeepsFailingFails(Pool pool) {
        assertThatThrownBy(() -> pool.withRetries(3).map(new NoTens(), Range.of(5, 20)))
                .hasMessage("function 'no tens' failed at index 5 on input '10':"
                        + " IllegalArgumentException: ten times 1 (4 tries)");
    }

    @Test
    void anInputThatTakesTooLongFails(Pool pool) {
        assertThatThrownBy(() -> pool.withInputTimeout(Duration.ofSeconds(3)).map(new Slow(), Range.of(0, 10), 2))
                .hasMessage("function 'slow' failed at index 3 on input '3': TimeoutException: took longer than 3.0 s")
                .hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void inputsThatTakeTooLongCanBeSetAside(Pool pool) {
        List<FailedInput> failed = new ArrayList<>();
        List<Long> outputs = pool.withInputTimeout(Duration.ofSeconds(3))
                .withErrorPolicy(ErrorPolicy.quarantine(failed::add))
                .map(new Slow(), Range.of(0, 10), 5);
        assertThat(outputs).containsExactly(0L, 1L, 2L, 4L, 5L, 7L, 8L, 9L);
        assertThat(failed)
                .containsExactly(
                        new FailedInput(3, 3L, "TimeoutException: took longer than 3.0 s"),
                        new FailedInput(6, 6L, "TimeoutException: took longer than 3.0 s"));
    }

    @Test
    void theLongestLimitIsAccepted(Pool pool) {
        Pool patient = pool.withInputTimeout(Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(patient.map(x -> x, Range.of(0, 3))).containsExactly(0L, 1L, 2L);
    }

    @Test
    void aFunctionThatIgnoresInterruptionsFailsAllTheSame(Pool pool) {
        Pool limited = pool.withInputTimeout(Duration.ofSeconds(3));
        assertThatThrownBy(() -> limited.map(new Stubborn(), Range.of(0, 1)))
                .hasMessageEndingWith("TimeoutException: took longer than 3.0 s");
        assertThat(limited.map(x -> Thread.currentThread().isInterrupted(), Range.of(0, 8), 1))
                .containsOnly(false);
    }

    @Test
    void limitsAreChecked(Pool pool) {
        assertThatThrownBy(() -> pool.withRetries(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("retries is -1; an input is tried again 0 times or more");
        assertThatThrownBy(() -> pool.withInputTimeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the time limit is PT0S; a limit is more than zero");
        assertThatThrownBy(() -> pool.withInputTimeout(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the time limit is PT-1S; a limit is more than zero");
        assertThatThrownBy(() -> ErrorPolicy.quarantine(failed -> {}, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxErrors is -1; it is 0 or more");
    }

    @Test
    void aReceiverThatThrowsEndsTheMap(Pool pool) {
        ErrorPolicy policy = ErrorPolicy.quarantine(failed -> {
            throw new IllegalStateException("full");
        });
        assertThatThrownBy(() -> pool.withErrorPolicy(policy).map(new NoTens(), Range.of(0, 20)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("full");
    }

    private static final class NoTens implements Function<Long, Long> {
        @Override
        public Long call(Long x) {
            if (x % 10 == 0) {
                throw new IllegalArgumentException("ten times " + x / 10);
            }
            return x;
        }

        @Override
        public String toString() {
            return "no tens";
        }
    }

    private static final class NoTensInLongs implements Function<Long, Long>, LongUnaryOperator {
        @Override
        public long applyAsLong(long x) {
            if (x % 10 == 0) {
                throw new IllegalArgumentException("ten times " + x / 10);
            }
            return x;
        }

        @Override
        public Long call(Long x) {
            return applyAsLong(x);
        }
    }

    /** With a local master the tasks run in this JVM and share its static fields. */
    private static final class Flaky implements Function<Long, Long> {
        private static final Map<Long, Integer> CALLS = new ConcurrentHashMap<>();

        @Override
        public Long call(Long x) {
            int calls = CALLS.merge(x, 1, Integer::sum);
            if (x % 6 == 0 && calls < 3) {
                throw new IllegalStateException("not yet");
            }
            return x;
        }
    }

    /** Waits with 0 and fails for 2. With a local master the tasks run in this JVM and share its static fields. */
    private static final class LateAtFirst implements Function<Long, Long> {
        private static final CountDownLatch GATE = new CountDownLatch(1);

        @Override
        public Long call(Long x) throws InterruptedException {
            if (x == 0) {
                GATE.await();
            }
            if (x == 2) {
                throw new IllegalStateException("fails");
            }
            return x;
        }
    }

    private static final class Slow implements Function<Long, Long> {
        @Override
        public Long call(Long x) throws InterruptedException {
            Thread.sleep(x == 3 || x == 6 ? 600_000 : 0);
            return x;
        }

        @Override
        public String toString() {
            return "slow";
        }
    }

    /** Ignores three interruptions, then returns as if nothing had happened. */
    private static final class Stubborn implements Function<Long, Long> {
        @Override
        public Long call(Long x) {
            for (int interruptions = 0; interruptions < 3; ) {
                try {
                    Thread.sleep(600_000);
                } catch (InterruptedException e) {
                    interruptions++;
                }
            }
            return x;
        }
    }
}

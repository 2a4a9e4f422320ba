package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sparkpool.SharedPool;
import io.sparkpool.function.Square;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedPool.class)
class OutputsTest {
    /** Four cores, four chunks for each, two waves. */
    private static final int MAX_CHUNKS_AHEAD = 32;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000})
    void imapGivesWhatMapGives(int chunkSize, Pool pool) {
        try (Outputs<Number> outputs = pool.withChunkSize(chunkSize).imap(new Square(), Range.of(0, 500))) {
            assertThat(list(outputs)).isEqualTo(pool.map(new Square(), Range.of(0, 500)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000})
    void imapUnorderedGivesTheSameOutputs(int chunkSize, Pool pool) {
        try (Outputs<Number> outputs = pool.withChunkSize(chunkSize).imapUnordered(new Square(), Range.of(0, 500))) {
            assertThat(list(outputs)).containsExactlyInAnyOrderElementsOf(pool.map(new Square(), Range.of(0, 500)));
        }
    }

    @Test
    void nothingIsReadBeforeTheFirstOutputIsAskedFor(Pool pool) {
        AtomicInteger read = new AtomicInteger();
        try (Outputs<Integer> outputs = pool.imap(x -> x, Inputs.of(counting(read)))) {
            assertThat(read).hasValue(0);
            outputs.next();
            assertThat(read).hasPositiveValue();
        }
    }

    @Test
    void endlessInputsAreReadAtMostTwoWavesAhead(Pool pool) {
        AtomicInteger read = new AtomicInteger();
        try (Outputs<Integer> outputs = pool.withChunkSize(1).imap(x -> 2 * x, Inputs.of(counting(read)))) {
            for (int taken = 0; taken < 200; taken++) {
                assertThat(outputs.next()).isEqualTo(2 * taken);
                assertThat(read.get()).isLessThanOrEqualTo(taken + 1 + MAX_CHUNKS_AHEAD);
            }
        }
    }

    @Test
    @Timeout(300)
    void outputsDoNotWaitForSlowInputs(Pool pool) {
        AtomicInteger read = new AtomicInteger();
        Iterator<Integer> slow = IntStream.generate(() -> {
                    pause(10);
                    return read.getAndIncrement();
                })
                .iterator();
        try (Outputs<Integer> outputs = pool.imap(x -> x, Inputs.of(slow))) {
            for (int taken = 0; taken < 100; taken++) {
                assertThat(outputs.next()).isEqualTo(taken);
                assertThat(read.get()).isLessThan(taken + 400);
            }
        }
    }

    @Test
    @Timeout(300)
    void slowInputsOfASlowFunctionKeepAllCoresBusy(Pool pool) {
        Iterator<Integer> slow = IntStream.range(0, 30)
                .map(x -> {
                    pause(60);
                    return x;
                })
                .iterator();
        try (Outputs<Integer> outputs = pool.imap(new Busy(), Inputs.of(slow))) {
            assertThat(list(outputs)).hasSize(30);
        }
        assertThat(Busy.MAX).hasValueGreaterThanOrEqualTo(3);
    }

    @Test
    @Timeout(300)
    void anIteratorMayWaitForOutputsOfTheSameMap(Pool pool) {
        BlockingQueue<Long> queue = new LinkedBlockingQueue<>(List.of(1L));
        Iterator<Long> fed = Stream.generate(() -> take(queue)).iterator();
        try (Outputs<Long> outputs = pool.imap(x -> 2 * x, Inputs.of(fed))) {
            for (long expected = 2; expected <= 1 << 10; expected *= 2) {
                assertThat(outputs.next()).isEqualTo(expected);
                queue.add(expected);
            }
        }
    }

    @Test
    @Timeout(300)
    void closingEndsTheThreadThatWaitsForInputs(Pool pool) throws InterruptedException {
        CompletableFuture<Thread> reader = new CompletableFuture<>();
        Iterator<Long> endless = Stream.generate(() -> {
                    reader.complete(Thread.currentThread());
                    return take(new LinkedBlockingQueue<Long>());
                })
                .iterator();
        Outputs<Long> outputs = pool.imap(x -> x, Inputs.of(endless));
        Thread closer = new Thread(() -> {
            reader.join();
            outputs.close();
        });
        closer.start();
        assertThatThrownBy(outputs::next).isInstanceOf(RuntimeException.class);
        closer.join();
        reader.join().join();
    }

    /** The other inputs never end, so the first output does not come if it shares a task with one of them. */
    @Test
    @Timeout(300)
    void theFirstOutputDoesNotWaitForOtherInputs(Pool pool) {
        List<Long> inputs = LongStream.range(0, 10_000).boxed().toList();
        try (Outputs<Long> outputs = pool.imap(Sleeping.from(1, 1), inputs)) {
            assertThat(outputs.next()).isZero();
        }
    }

    @Test
    @Timeout(300)
    void fewSlowInputsOfUnknownNumberAreSharedOut(Pool pool) {
        Meeting.everyone = new CountDownLatch(4);
        List<String> threads =
                pool.map(new Meeting(), Inputs.of(List.of(1, 2, 3, 4).iterator()));
        assertThat(threads).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    @Timeout(300)
    void aChunkThatCompletesFirstComesFirst(Pool pool) {
        Waiting.last = new CountDownLatch(1);
        try (Outputs<Long> outputs = pool.withChunkSize(1).imapUnordered(new Waiting(), Range.of(0, 4))) {
            List<Long> first = List.of(outputs.next(), outputs.next(), outputs.next());
            assertThat(first).containsExactlyInAnyOrder(1L, 2L, 3L);
            Waiting.last.countDown();
            assertThat(outputs.next()).isEqualTo(0);
            assertThat(outputs.hasNext()).isFalse();
        }
    }

    @Test
    @Timeout(300)
    void closingEarlyInterruptsTheTasks(Pool pool) throws InterruptedException {
        Sleeping sleeping = Sleeping.from(1, 3);
        try (Outputs<Long> outputs = pool.withChunkSize(1).imap(sleeping, Range.of(0, 4))) {
            assertThat(outputs.next()).isEqualTo(0);
            sleeping.awaitStarted();
        }
        assertThat(sleeping.isInterrupted()).isTrue();
    }

    @Test
    void afterAnExceptionThereIsNothingButTheSameAgain(Pool pool) {
        AtomicInteger received = new AtomicInteger();
        ErrorPolicy throwsOnce = ErrorPolicy.quarantine(failed -> {
            if (received.getAndIncrement() == 0) {
                throw new IllegalStateException("full");
            }
        });
        Outputs<Long> outputs =
                pool.withErrorPolicy(throwsOnce).withChunkSize(5).imap(new FailingFromSeven(), Range.of(0, 20));
        for (long expected = 0; expected < 5; expected++) {
            assertThat(outputs.next()).isEqualTo(expected);
        }
        for (int again = 0; again < 3; again++) {
            assertThatThrownBy(outputs::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("full");
        }
    }

    @Test
    void anErrorEndsOutputsAsAnExceptionDoes(Pool pool) {
        ErrorPolicy broken = ErrorPolicy.quarantine(failed -> {
            throw new AssertionError("broken");
        });
        Outputs<Long> outputs =
                pool.withErrorPolicy(broken).withChunkSize(10).imap(new FailingFromSeven(), Range.of(0, 20));
        for (int again = 0; again < 3; again++) {
            assertThatThrownBy(outputs::next).isInstanceOf(AssertionError.class).hasMessage("broken");
        }
    }

    @Test
    @Timeout(300)
    void anInterruptionCancelsTheTasks(Pool pool) throws InterruptedException {
        Sleeping sleeping = Sleeping.inTasks(4);
        Outputs<Long> outputs = pool.withChunkSize(1).imap(sleeping, Range.of(0, 4));
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread taker = new Thread(() -> thrown.complete(catchThrowable(outputs::next)));
        taker.start();
        sleeping.awaitStarted();
        taker.interrupt();
        assertThat(thrown.join()).hasMessage("interrupted while waiting for a chunk");
        assertThat(sleeping.isInterrupted()).isTrue();
        assertThatThrownBy(outputs::next).isSameAs(thrown.join());
    }

    @Test
    void closedOutputsSaySo(Pool pool) {
        Outputs<Number> outputs = pool.imap(new Square(), Range.of(0, 100));
        outputs.next();
        outputs.close();
        outputs.close();
        assertThatThrownBy(outputs::hasNext)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("these results are closed; map again");
    }

    @Test
    void thereIsNothingBehindTheEnd(Pool pool) {
        try (Outputs<Number> outputs = pool.imap(new Square(), Range.of(0, 1))) {
            assertThat(outputs.next()).isEqualTo(0L);
            assertThatThrownBy(outputs::next)
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("no more outputs");
        }
    }

    @Test
    void outputsBeforeAFailureComeFirst(Pool pool) {
        List<Long> outputs = new ArrayList<>();
        try (Outputs<Long> mapped = pool.withChunkSize(5).imap(new FailingFromSeven(), Range.of(0, 20))) {
            assertThatThrownBy(() -> mapped.forEachRemaining(outputs::add))
                    .hasMessage("function 'picky' failed at index 7 on input '7': IllegalStateException: no 7");
        }
        assertThat(outputs).isEqualTo(LongStream.range(0, 7).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 100})
    void ofSeveralFailuresOutOfOrderTheLowestIndexIsReported(int chunkSize, Pool pool) {
        try (Outputs<Long> mapped =
                pool.withChunkSize(chunkSize).imapUnordered(new FailingFromSeven(), Range.of(0, 40))) {
            assertThatThrownBy(() -> mapped.forEachRemaining(output -> {}))
                    .hasMessage("function 'picky' failed at index 7 on input '7': IllegalStateException: no 7");
        }
    }

    private static Long take(BlockingQueue<Long> queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Iterator<Integer> counting(AtomicInteger read) {
        return IntStream.generate(read::getAndIncrement).iterator();
    }

    private static <O> List<O> list(Iterator<O> outputs) {
        List<O> list = new ArrayList<>();
        outputs.forEachRemaining(list::add);
        return list;
    }

    private static final class Busy implements Function<Integer, Integer> {
        private static final AtomicInteger NOW = new AtomicInteger();
        private static final AtomicInteger MAX = new AtomicInteger();

        @Override
        public Integer call(Integer x) {
            MAX.accumulateAndGet(NOW.incrementAndGet(), Math::max);
            pause(300);
            NOW.decrementAndGet();
            return x;
        }
    }

    /** With a local master the tasks run in this JVM and share its static fields. */
    private static final class Waiting implements Function<Long, Long> {
        private static volatile CountDownLatch last;

        @Override
        public Long call(Long x) throws InterruptedException {
            if (x == 0) {
                last.await();
            }
            return x;
        }
    }

    /** Waits until every input has a task. With a local master the tasks run in this JVM and share its static fields. */
    private static final class Meeting implements Function<Integer, String> {
        private static volatile CountDownLatch everyone;

        @Override
        public String call(Integer x) throws InterruptedException {
            everyone.countDown();
            everyone.await();
            return Thread.currentThread().getName();
        }
    }

    /** Fails for 7 and all above it; the lowest of them takes the longest to fail. */
    private static final class FailingFromSeven implements Function<Long, Long> {
        @Override
        public Long call(Long x) throws InterruptedException {
            if (x >= 7) {
                Thread.sleep(x == 7 ? 300 : 0);
                throw new IllegalStateException("no " + x);
            }
            return x;
        }

        @Override
        public String toString() {
            return "picky";
        }
    }
}

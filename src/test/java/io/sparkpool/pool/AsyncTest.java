package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import io.sparkpool.function.Pair;
import io.sparkpool.function.Square;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPool.class)
@Timeout(300)
class AsyncTest {
    @Test
    void mapAsyncGivesWhatMapGives(Pool pool) throws Exception {
        assertThat(pool.mapAsync(new Square(), Range.of(0, 500)).get())
                .isEqualTo(pool.map(new Square(), Range.of(0, 500)));
        assertThat(pool.withChunkSize(2)
                        .mapAsync(new Square(), Inputs.of(List.of(1, 2, 3)))
                        .get())
                .isEqualTo(List.of(1L, 4L, 9L));
    }

    @Test
    void starmapTakesTwoArguments(Pool pool) throws Exception {
        List<Pair<String, Integer>> pairs = List.of(Pair.of("a", 1), Pair.of("b", 2), Pair.of("c", 3));
        assertThat(pool.starmap(String::repeat, pairs)).containsExactly("a", "bb", "ccc");
        assertThat(pool.withChunkSize(2).starmap(String::repeat, pairs)).containsExactly("a", "bb", "ccc");
        assertThat(pool.starmapAsync(String::repeat, Inputs.of(pairs)).get()).containsExactly("a", "bb", "ccc");
    }

    @Test
    void aPairThatFailsIsShownAsATuple(Pool pool) {
        assertThatThrownBy(() -> pool.starmap((Integer x, Integer y) -> x / y, List.of(Pair.of(1, 1), Pair.of(1, 0))))
                .hasMessage(
                        "function 'a lambda in %s' failed at index 1 on input '(1, 0)':"
                                + " ArithmeticException: / by zero",
                        AsyncTest.class.getName());
    }

    @Test
    void applyIsOneCall(Pool pool) throws Exception {
        assertThat((Object) pool.apply(x -> x + 1, 41)).isEqualTo(42);
        assertThat(pool.applyAsync(x -> x + 1, 41).get()).isEqualTo(42);
    }

    @Test
    void applyFailsWhateverThePolicy(Pool pool) {
        Pool lenient = pool.withErrorPolicy(ErrorPolicy.quarantine(failed -> {}));
        assertThatThrownBy(() -> lenient.apply(x -> 1 / x, 0)).isInstanceOf(PoolException.class);
        assertThatThrownBy(() -> lenient.applyAsync(x -> 1 / x, 0).get()).hasCauseInstanceOf(PoolException.class);
    }

    @Test
    void manyCallsInTheBackgroundAllEnd(Pool pool) {
        List<CompletableFuture<Integer>> squares = IntStream.range(0, 500)
                .mapToObj(i -> pool.applyAsync(x -> x * x, i))
                .toList();
        assertThat(squares.stream().map(CompletableFuture::join))
                .isEqualTo(IntStream.range(0, 500).mapToObj(i -> i * i).toList());
    }

    @Test
    void whatDependsOnManyCallsMayWaitForOthers(Pool pool) {
        List<CompletableFuture<Integer>> results = IntStream.range(0, 150)
                .mapToObj(i -> pool.applyAsync(x -> x + 1, i)
                        .thenApply(x -> pool.applyAsync(y -> y * 2, x)
                                .thenApply(y -> pool.applyAsync(z -> z - 3, y).join())
                                .join()))
                .toList();
        assertThat(results.stream().map(CompletableFuture::join))
                .isEqualTo(IntStream.range(0, 150).mapToObj(i -> 2 * i - 1).toList());
    }

    @Test
    void whatDependsOnManyCallsMayWaitForCallsOfAnotherThread(Pool pool) {
        CompletableFuture<Integer> last = new CompletableFuture<>();
        List<CompletableFuture<Integer>> results = IntStream.range(0, 150)
                .mapToObj(i -> pool.applyAsync(x -> x + 1, i).thenApply(x -> x + last.join()))
                .toList();
        pool.applyAsync(x -> x, 1000).thenAccept(last::complete);
        assertThat(results.stream().map(CompletableFuture::join))
                .isEqualTo(IntStream.range(0, 150).mapToObj(i -> i + 1001).toList());
    }

    @Test
    void callsMayFollowEachOtherInLongChains(Pool pool) {
        List<CompletableFuture<Integer>> chains =
                IntStream.range(0, 10).mapToObj(i -> increment(pool, i, 20)).toList();
        assertThat(chains.stream().map(CompletableFuture::join))
                .isEqualTo(IntStream.range(20, 30).boxed().toList());
    }

    private static CompletableFuture<Integer> increment(Pool pool, int number, int times) {
        CompletableFuture<Integer> next = pool.applyAsync(x -> x + 1, number);
        return times == 1 ? next : next.thenCompose(incremented -> increment(pool, incremented, times - 1));
    }

    @Test
    void chainsWithoutEndKeepNoOtherCallWaiting(Pool pool) {
        AtomicBoolean enough = new AtomicBoolean();
        List<CompletableFuture<Integer>> chains =
                Stream.generate(() -> repeat(pool, enough)).limit(200).toList();
        assertThat(pool.applyAsync(x -> x + 1, 41).join()).isEqualTo(42);
        enough.set(true);
        chains.forEach(CompletableFuture::join);
    }

    private static CompletableFuture<Integer> repeat(Pool pool, AtomicBoolean enough) {
        return pool.applyAsync(x -> x, 0)
                .thenCompose(x -> enough.get() ? CompletableFuture.completedFuture(x) : repeat(pool, enough));
    }

    @Test
    void manyCallsDoNotNeedAsManyThreads(Pool pool) {
        Gate.open = new CountDownLatch(1);
        List<CompletableFuture<Long>> results = LongStream.range(0, 1000)
                .mapToObj(i -> pool.applyAsync(new Gate(), i))
                .toList();
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("spark-pool")))
                .hasSizeLessThan(500);
        Gate.open.countDown();
        assertThat(results.stream().map(CompletableFuture::join))
                .isEqualTo(LongStream.range(0, 1000).boxed().toList());
    }

    @Test
    void aFailureIsTheCauseOfTheFutures(Pool pool) {
        CompletableFuture<List<Long>> future = pool.mapAsync(x -> 1 / (x - 5), Range.of(0, 10));
        assertThatThrownBy(future::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(PoolException.class)
                .hasMessageEndingWith("failed at index 5 on input '5': ArithmeticException: / by zero");
    }

    @Test
    void callbacksGetTheResultOrTheFailure(Pool pool) {
        assertThat(pool.mapAsync(x -> x, Range.of(0, 3)).thenApply(List::size).join())
                .isEqualTo(3);
        assertThat(pool.mapAsync(x -> 1 / x, Range.of(0, 3))
                        .handle((result, failure) -> failure.getClass().getSimpleName())
                        .join())
                .isEqualTo("PoolException");
    }

    @Test
    void waitingWithALimitLeavesTheMapRunning(Pool pool) throws Exception {
        Gate.open = new CountDownLatch(1);
        CompletableFuture<List<Long>> future = pool.withChunkSize(1).mapAsync(new Gate(), Range.of(0, 4));
        assertThatThrownBy(() -> future.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        Gate.open.countDown();
        assertThat(future.get()).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void cancellingInterruptsTheTasks(Pool pool) throws Exception {
        Sleeping sleeping = Sleeping.inTasks(4);
        CompletableFuture<List<Long>> future = pool.withChunkSize(1).mapAsync(sleeping, Range.of(0, 100));
        sleeping.awaitStarted();
        future.cancel(true);
        assertThat(sleeping.isInterrupted()).isTrue();
        assertThat(pool.map(x -> x, Range.of(0, 3))).hasSize(3);
        assertThat(sleeping.calls()).isEqualTo(4);
    }

    @Test
    void aShortMapDoesNotWaitForALongOne(Pool pool) throws InterruptedException {
        SlowUntilReleased slow = SlowUntilReleased.create();
        CompletableFuture<List<Long>> longOne = pool.withChunkSize(1).mapAsync(slow, Range.of(0, 500));
        slow.awaitFirstEnd();
        pool.map(x -> x, Range.of(0, 4), 1);
        assertThat(longOne).isNotDone();
        slow.release();
        assertThat(longOne.join()).hasSize(500);
    }

    @Test
    void eightThreadsMayUseAPool(Pool pool) throws InterruptedException {
        List<Number> expected = pool.map(new Square(), Range.of(0, 2000));
        List<CompletableFuture<List<Number>>> results =
                Stream.generate(CompletableFuture<List<Number>>::new).limit(8).toList();
        List<Thread> threads = results.stream()
                .map(result -> new Thread(() -> {
                    try {
                        for (int round = 0; round < 5; round++) {
                            assertThat(pool.map(new Square(), Range.of(0, 2000), 50))
                                    .isEqualTo(expected);
                        }
                        result.complete(pool.map(new Square(), Range.of(0, 2000)));
                    } catch (Throwable failure) {
                        result.completeExceptionally(failure);
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(results.stream().map(CompletableFuture::join)).allMatch(expected::equals);
    }

    /** With a local master the tasks run in this JVM and share its static fields. */
    private static final class Gate implements Function<Long, Long> {
        private static volatile CountDownLatch open;

        @Override
        public Long call(Long x) throws InterruptedException {
            open.await();
            return x;
        }
    }
}

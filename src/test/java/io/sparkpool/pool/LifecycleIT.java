package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sparkpool.Await;
import io.sparkpool.SharedPool;
import io.sparkpool.function.Pair;
import io.sparkpool.function.Square;
import io.sparkpool.pool.task.InProcessResults;
import io.sparkpool.pool.task.ListEncoder;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext$;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How pools begin and end. These tests start and stop Spark, so they have a process of their own. */
@Timeout(300)
class LifecycleIT {
    @Test
    void closingWaitsForWhatRunsInTheBackground() {
        CompletableFuture<List<Long>> future;
        try (Pool pool = Pool.local(2)) {
            future = pool.withChunkSize(1).mapAsync(new Nap(), Range.of(0, 10));
        }
        assertThat(future).isDone().isCompletedWithValue(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L));
    }

    @Test
    void closingEndsOutputsThatAreStillOpen() {
        Outputs<Number> outputs;
        try (Pool pool = Pool.local(2)) {
            outputs = pool.imap(new Square(), Inputs.of(List.of(1L, 2L, 3L).iterator()));
            assertThat(outputs.next()).isEqualTo(1L);
        }
        assertThatThrownBy(() -> outputs.forEachRemaining(output -> {}))
                .isInstanceOf(PoolException.class)
                .hasMessage("cancelled before all inputs were mapped: the pool was closed or terminated");
    }

    @Test
    void aClosedPoolSaysSo() {
        Pool pool = Pool.local(2);
        Pool view = pool.withRetries(1);
        pool.close();
        pool.close();
        pool.join();
        for (Pool closed : List.of(pool, view)) {
            assertThatThrownBy(() -> closed.map(new Square(), Range.of(0, 3)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the pool is closed; start another one");
            assertThatThrownBy(() -> closed.mapAsync(new Square(), Range.of(0, 3)))
                    .hasMessage("the pool is closed; start another one");
        }
        pool.terminate();
        assertThatThrownBy(pool::cores)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the pool was terminated; start another one");
    }

    @Test
    void terminatingCancelsWhatRuns() throws InterruptedException {
        Pool pool = Pool.local(2);
        Sleeping sleeping = Sleeping.inTasks(2);
        CompletableFuture<List<Long>> future = pool.withChunkSize(1).mapAsync(sleeping, Range.of(0, 10));
        sleeping.awaitStarted();
        pool.terminate();
        assertThatThrownBy(future::get).hasCauseInstanceOf(PoolException.class);
        assertThat(sleeping.isInterrupted()).isTrue();
        pool.terminate();
        pool.join();
    }

    @Test
    void aRunningPoolIsNotJoined() {
        try (Pool pool = Pool.local(2)) {
            assertThatThrownBy(pool::join)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the pool is still running; close or terminate it before you join it");
        }
    }

    @Test
    void joiningWaitsForAPoolThatAnotherThreadCloses() throws Exception {
        Pool pool = Pool.local(2);
        CompletableFuture<List<Long>> future = pool.withChunkSize(1).mapAsync(new Nap(), Range.of(0, 4));
        Thread closer = new Thread(pool::close);
        closer.start();
        Await.until(() -> isClosed(pool));
        pool.join();
        assertThat(future).isDone();
        closer.join();
    }

    @Test
    void aCallbackMayCloseThePool() throws Exception {
        Pool pool = Pool.local(2);
        pool.withChunkSize(1)
                .mapAsync(new Nap(), Range.of(0, 4))
                .thenAccept(outputs -> pool.close())
                .get();
        assertThat(isClosed(pool)).isTrue();
    }

    @Test
    void callbacksThatCloseThePoolDoNotWaitForEachOther() {
        Pool pool = Pool.local(2);
        List<CompletableFuture<Void>> closed = List.of(
                pool.withChunkSize(1).mapAsync(new Nap(), Range.of(0, 4)).thenRun(pool::close),
                pool.withChunkSize(1).mapAsync(new Nap(), Range.of(0, 4)).thenRun(pool::close));
        closed.forEach(CompletableFuture::join);
        assertThat(isClosed(pool)).isTrue();
    }

    @Test
    void closingEndsChainsOfCalls() {
        List<CompletableFuture<Integer>> chains;
        try (Pool pool = Pool.local(2)) {
            chains = Stream.generate(() -> repeat(pool)).limit(100).toList();
        }
        assertThat(chains)
                .allSatisfy(chain -> assertThatThrownBy(() -> chain.get())
                        .hasRootCauseMessage("the pool is closed; start another one"));
    }

    @Test
    void terminatingEndsChainsOfCalls() {
        Pool pool = Pool.local(2);
        List<CompletableFuture<Integer>> chains =
                Stream.generate(() -> repeat(pool)).limit(100).toList();
        pool.terminate();
        pool.join();
        assertThat(chains)
                .allSatisfy(chain -> assertThatThrownBy(() -> chain.get()).isInstanceOf(ExecutionException.class));
    }

    private static CompletableFuture<Integer> repeat(Pool pool) {
        return pool.applyAsync(x -> x, 0).thenApply(x -> repeat(pool).join());
    }

    @Test
    void aCallThatWaitsForInputsCanBeCancelled() throws InterruptedException {
        BlockingQueue<Long> queue = new LinkedBlockingQueue<>();
        CountDownLatch waiting = new CountDownLatch(1);
        Stream<Long> inputs = Stream.generate(() -> {
            waiting.countDown();
            return take(queue);
        });
        try (Pool pool = Pool.local(2)) {
            CompletableFuture<List<Long>> future = pool.mapAsync(x -> x, Inputs.of(inputs));
            waiting.await();
            assertThat(future.cancel(true)).as(future::toString).isTrue();
            assertThat(pool.map(x -> x, Range.of(0, 3))).hasSize(3);
        }
    }

    @Test
    void aCallbackOfACancelledFutureMayCloseThePool() throws InterruptedException {
        Pool pool = Pool.local(2);
        Sleeping sleeping = Sleeping.inTasks(2);
        CompletableFuture<List<Long>> future = pool.withChunkSize(1).mapAsync(sleeping, Range.of(0, 10));
        future.whenComplete((outputs, failure) -> pool.close());
        sleeping.awaitStarted();
        future.cancel(true);
        assertThat(isClosed(pool)).isTrue();
        assertThat(sleeping.isInterrupted()).isTrue();
    }

    @Test
    void tasksOfResultsThatWereClosedEndBeforeSparkDoes() throws InterruptedException {
        Sleeping sleeping = Sleeping.inTasks(2);
        try (Pool pool = Pool.local(2)) {
            ChunkResults<List<Long>> results =
                    pool.withChunkSize(1).mapChunks(sleeping, Range.of(0, 10), ListEncoder.encoding());
            assertThat(results.hasNext()).isTrue();
            sleeping.awaitStarted();
            results.close();
        }
        assertThat(sleeping.isInterrupted()).isTrue();
    }

    @Test
    void closingLeavesTheMarkOfAnInterruption() {
        try (Pool pool = Pool.local(2)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> pool.map(new Nap(), Range.of(0, 3)))
                    .hasMessage("interrupted while waiting for a chunk");
        }
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aMapInTheBackgroundBelongsToTheJobGroupOfItsCaller() throws Exception {
        try (Pool pool = Pool.local(2)) {
            JavaSparkContext context = SharedPool.context();
            context.setJobGroup("first", "");
            pool.mapAsync(x -> x, Range.of(0, 3)).get();
            context.setJobGroup("second", "");
            pool.mapAsync(x -> x, Range.of(0, 3)).get();
            context.clearJobGroup();
            Await.until(() -> context.statusTracker().getJobIdsForGroup("second").length == 1);
            assertThat(context.statusTracker().getJobIdsForGroup("first")).hasSize(1);
        }
    }

    @Test
    void terminatingWhileInputsAreReadIsACancellation() throws InterruptedException {
        Pool pool = Pool.local(2);
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch terminated = new CountDownLatch(1);
        Inputs<Long> slow = Inputs.of(Stream.generate(() -> {
            reading.countDown();
            await(terminated);
            return 1L;
        }));
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread mapper = new Thread(() -> thrown.complete(catchThrowable(() -> pool.map(x -> x, slow))));
        mapper.start();
        reading.await();
        pool.terminate();
        terminated.countDown();
        assertThat(thrown.join())
                .isInstanceOf(PoolException.class)
                .hasMessage("cancelled before all inputs were mapped: the pool was closed or terminated");
        mapper.join();
        pool.join();
    }

    @Test
    void outputsThatAreUsedUpStaySoWhenThePoolIsClosed() {
        Outputs<Number> outputs;
        try (Pool pool = Pool.local(2)) {
            outputs = pool.imap(new Square(), Range.of(0, 3));
            outputs.forEachRemaining(output -> {});
        }
        assertThat(outputs.hasNext()).isFalse();
    }

    @Test
    void anyOtherSerializerThanJavasWillDo() {
        SparkConf settings = new SparkConf()
                .setMaster("local[2]")
                .set("spark.serializer", "org.apache.spark.serializer.KryoSerializer");
        try (Pool pool = Pool.start(settings)) {
            assertThat(pool.map(new Square(), Range.of(0, 100))).hasSize(100);
            assertThat(pool.map(x -> "<" + x, List.of(Pair.of(1, "a")))).containsExactly("<(1, a)");
            assertThat(pool.reduce(0L, Long::sum, Range.of(0, 1000))).isEqualTo(499_500);
            assertThatThrownBy(() -> pool.map(x -> 1 / x, Range.of(0, 3)))
                    .hasMessageEndingWith("failed at index 0 on input '0': ArithmeticException: / by zero");
        }
    }

    @Test
    void anInterruptionLeavesNeitherJobsNorThreads() throws Exception {
        List<Thread> before = nonDaemonThreads();
        try (Pool pool = Pool.local(2)) {
            Sleeping sleeping = Sleeping.inTasks(2);
            CompletableFuture<Throwable> thrown = new CompletableFuture<>();
            Thread mapper =
                    new Thread(() -> thrown.complete(catchThrowable(() -> pool.map(sleeping, Range.of(0, 50), 1))));
            mapper.start();
            sleeping.awaitStarted();
            mapper.interrupt();
            assertThat(thrown.join())
                    .isInstanceOf(PoolException.class)
                    .hasMessage("interrupted while waiting for a chunk");
            mapper.join();
            assertThat(sleeping.isInterrupted()).isTrue();
            JavaSparkContext context = SharedPool.context();
            Await.until(() -> context.statusTracker().getActiveJobIds().length == 0);
            Await.until(() -> before.containsAll(nonDaemonThreads())); // a thread of Netty's may end a second later
            assertThat(pool.map(new Square(), Range.of(0, 3))).hasSize(3);
        }
        Await.until(() -> before.containsAll(nonDaemonThreads()));
    }

    @Test
    void aSparkThatStopsInTheMiddleLeavesNothingBehind() throws Exception {
        try (JavaSparkContext context = new JavaSparkContext(
                        new SparkConf().setMaster("local[2]").setAppName("given"));
                Pool pool = Pool.on(context);
                Outputs<Long> outputs = pool.withChunkSize(10).imap(x -> x, Range.of(0, 1_000_000))) {
            outputs.next();
            context.stop();
            assertThatThrownBy(() -> outputs.forEachRemaining(output -> {}))
                    .isInstanceOf(PoolException.class)
                    .hasMessageStartingWith("Spark stopped before the map was done");
        }
        Await.until(() -> InProcessResults.openCount() == 0);
    }

    @Test
    void aSparkThatWasGivenGoesOn() {
        SparkConf settings = new SparkConf()
                .setMaster("local[2]")
                .setAppName("given")
                .set("spark.ui.enabled", "false")
                .set("spark.default.parallelism", "500")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1");
        try (JavaSparkContext context = new JavaSparkContext(settings)) {
            try (Pool pool = Pool.on(context)) {
                assertThat(pool.map(new Square(), Range.of(0, 3))).hasSize(3);
                assertThat(pool.cores()).isEqualTo(2);
            }
            assertThat(context.parallelize(List.of(1, 2)).count()).isEqualTo(2);
            Pool other = Pool.on(context);
            context.stop();
            assertThatThrownBy(() -> other.map(new Square(), Range.of(0, 3)))
                    .isInstanceOf(PoolException.class)
                    .hasMessageStartingWith("Spark stopped before the map was done");
        }
    }

    @Test
    void poolsShareOneSparkWhichStopsWithTheLastOfThem() {
        Pool first = Pool.local(2);
        Pool second = Pool.local(2);
        JavaSparkContext context = SharedPool.context();
        assertThat(second.map(new Square(), Range.of(0, 3))).isEqualTo(List.of(0L, 1L, 4L));
        first.close();
        first.terminate();
        first.close();
        assertThat(second.map(new Square(), Range.of(0, 3))).isEqualTo(List.of(0L, 1L, 4L));
        try (Pool third = Pool.local(1)) {
            second.close();
            assertThat(third.map(new Square(), Range.of(0, 3))).isEqualTo(List.of(0L, 1L, 4L));
        }
        assertThat(context.sc().isStopped()).isTrue();
        try (Pool other = Pool.local(3)) {
            assertThat(other.cores()).isEqualTo(3);
        }
    }

    @Test
    void terminatingAPoolLeavesTheCallsOfOthersAlone() throws InterruptedException {
        try (Pool pool = Pool.local(4)) {
            Pool other = Pool.local(4);
            Sleeping sleeping = Sleeping.inTasks(2);
            CompletableFuture<List<Long>> cancelled = other.withChunkSize(1).mapAsync(sleeping, Range.of(0, 2));
            sleeping.awaitStarted();
            CompletableFuture<List<Long>> future = pool.withChunkSize(1).mapAsync(new Nap(), Range.of(0, 20));
            other.terminate();
            assertThatThrownBy(cancelled::get).hasCauseInstanceOf(PoolException.class);
            assertThat(sleeping.isInterrupted()).isTrue();
            assertThat(future.join()).hasSize(20);
        }
    }

    @Test
    void poolsThatShareASparkShareItsCoresFairly() throws InterruptedException {
        try (Pool pool = Pool.local(2);
                Pool other = Pool.local(2)) {
            SlowUntilReleased slow = SlowUntilReleased.create();
            CompletableFuture<List<Long>> longOne = pool.withChunkSize(1).mapAsync(slow, Range.of(0, 400));
            slow.awaitFirstEnd();
            other.map(new Nap(), Range.of(0, 2), 1);
            assertThat(longOne).isNotDone();
            slow.release();
            assertThat(longOne.join()).hasSize(400);
        }
    }

    @Test
    void aPoolThatSharesASparkRunsAsManyTasksAsItHasCores() throws Exception {
        try (Pool pool = Pool.local(4);
                Pool small = Pool.local(2)) {
            assertThat(small.cores()).isEqualTo(2);
            Crowd.MAX.set(0);
            List<CompletableFuture<List<Long>>> futures = Stream.generate(
                            () -> small.withChunkSize(1).mapAsync(new Crowd(), Range.of(0, 30)))
                    .limit(3)
                    .toList();
            for (CompletableFuture<List<Long>> future : futures) {
                assertThat(future.get())
                        .isEqualTo(LongStream.range(0, 30).boxed().toList());
            }
            assertThat(Crowd.MAX).hasValue(2);
            assertThat(small.map(new Square(), Range.of(0, 100_000)))
                    .isEqualTo(pool.map(new Square(), Range.of(0, 100_000)));
            try (Outputs<Long> outputs = small.withChunkSize(3).imapUnordered(x -> x, Range.of(0, 100))) {
                assertThat(outputs)
                        .toIterable()
                        .containsExactlyInAnyOrderElementsOf(
                                LongStream.range(0, 100).boxed().toList());
            }
            assertThat(small.map(x -> x + 1, Inputs.of(SharedPool.context().parallelize(List.of(1, 2, 3), 3))))
                    .containsExactly(2, 3, 4);
        }
    }

    @Test
    void aSlowChunkKeepsOneTaskOfALimitedPoolBusyAndNoOther() throws Exception {
        try (Pool pool = Pool.local(4);
                Pool small = Pool.local(2)) {
            Gate.open = new CountDownLatch(9);
            assertThat(small.withChunkSize(1)
                            .mapAsync(new Gate(), Range.of(0, 10))
                            .get())
                    .hasSize(10);
            assertThat(pool.map(new Square(), Range.of(0, 3))).hasSize(3);
        }
    }

    @Test
    void aFailureInALimitedPoolIsThatOfTheLowestIndex() {
        try (Pool pool = Pool.local(4);
                Pool small = Pool.local(1)) {
            assertThatThrownBy(() -> small.map(x -> 1 / (x % 7 - 5), Range.of(0, 40), 2))
                    .isInstanceOf(PoolException.class)
                    .hasMessageEndingWith("failed at index 5 on input '5': ArithmeticException: / by zero");
            assertThat(pool.map(new Square(), Range.of(0, 3))).hasSize(3);
            assertThat(small.map(new Square(), Range.of(0, 3))).hasSize(3);
        }
    }

    @Test
    void cancellingInALimitedPoolEndsItsTasksAndMakesRoomForOthers() throws InterruptedException {
        try (Pool pool = Pool.local(4)) {
            Pool small = Pool.local(2);
            Sleeping sleeping = Sleeping.inTasks(2);
            CompletableFuture<List<Long>> cancelled = small.withChunkSize(1).mapAsync(sleeping, Range.of(0, 100));
            sleeping.awaitStarted();
            cancelled.cancel(true);
            assertThat(sleeping.isInterrupted()).isTrue();
            assertThat(small.map(x -> x, Range.of(0, 3))).hasSize(3);
            assertThat(sleeping.calls()).isEqualTo(2);
            Sleeping terminated = Sleeping.inTasks(2);
            CompletableFuture<List<Long>> future = small.withChunkSize(1).mapAsync(terminated, Range.of(0, 100));
            terminated.awaitStarted();
            small.terminate();
            assertThatThrownBy(future::get).hasCauseInstanceOf(PoolException.class);
            assertThat(terminated.isInterrupted()).isTrue();
            assertThat(pool.map(x -> x, Range.of(0, 3))).hasSize(3);
        }
    }

    @Test
    void aShortMapInALimitedPoolDoesNotWaitForALongOne() throws InterruptedException {
        try (Pool pool = Pool.local(2);
                Pool small = Pool.local(1)) {
            SlowUntilReleased slow = SlowUntilReleased.create();
            CompletableFuture<List<Long>> longOne = small.withChunkSize(1).mapAsync(slow, Range.of(0, 200));
            slow.awaitFirstEnd();
            small.map(new Nap(), Range.of(0, 2), 1);
            assertThat(longOne).isNotDone();
            slow.release();
            assertThat(pool.cores()).isEqualTo(2);
            assertThat(longOne.join()).hasSize(200);
        }
    }

    @Test
    void aSparkThatStopsEndsTheCallsOfALimitedPool() throws InterruptedException {
        try (Pool pool = Pool.local(2);
                Pool small = Pool.local(1)) {
            Sleeping sleeping = Sleeping.inTasks(1);
            CompletableFuture<List<Long>> future = small.withChunkSize(1).mapAsync(sleeping, Range.of(0, 10));
            sleeping.awaitStarted();
            SharedPool.context().stop();
            assertThatThrownBy(() -> future.get())
                    .hasRootCauseInstanceOf(Exception.class)
                    .hasMessageContaining("Spark stopped before the map was done");
            assertThatThrownBy(pool::cores).isInstanceOf(PoolException.class);
        }
    }

    @Test
    void aPoolOnASparkOfAnotherPoolLeavesItRunning() {
        try (Pool pool = Pool.local(2)) {
            try (Pool on = Pool.on(SharedPool.context())) {
                assertThat(on.map(new Square(), Range.of(0, 3))).hasSize(3);
            }
            assertThat(pool.map(new Square(), Range.of(0, 3))).hasSize(3);
        }
    }

    @Test
    void manyThreadsMayStartAndCloseAPoolEach() {
        List<CompletableFuture<Void>> threads = Stream.generate(
                        () -> CompletableFuture.runAsync(LifecycleIT::startAndClose, task -> new Thread(task).start()))
                .limit(8)
                .toList();
        assertThat(threads).allSatisfy(thread -> thread.get());
        assertThat(SparkContext$.MODULE$.getActive().isEmpty()).isTrue();
    }

    private static void startAndClose() {
        for (int round = 0; round < 5; round++) {
            try (Pool pool = Pool.local(2)) {
                assertThat(pool.map(new Square(), Range.of(0, 3))).isEqualTo(List.of(0L, 1L, 4L));
            }
        }
    }

    @Test
    void aSparkThatHasStoppedIsNotShared() {
        Pool dead = Pool.local(2);
        SharedPool.context().stop();
        try (Pool pool = Pool.local(3)) {
            assertThat(pool.cores()).isEqualTo(3);
            dead.close();
            assertThat(pool.map(new Square(), Range.of(0, 3))).hasSize(3);
        }
    }

    @Test
    void aSecondMasterInAProcessIsRefused() {
        try (Pool pool = Pool.local(2)) {
            assertThatThrownBy(() -> Pool.start(new SparkConf().setMaster("spark://127.0.0.1:1")))
                    .isInstanceOf(PoolException.class)
                    .hasMessage("cannot start Spark on 'spark://127.0.0.1:1': other pools of this process run on"
                            + " 'local[2]', and a process has one Spark; close them first");
            assertThat(pool.cores()).isEqualTo(2);
        }
    }

    @Test
    void settingsThatTheSharedSparkDoesNotHaveAreRefused() {
        SparkConf settings = new SparkConf()
                .setMaster("local[2]")
                .setAppName("a name")
                .set("spark.default.parallelism", "3")
                .set("spark.task.maxFailures", "2")
                .set("spark.ui.enabled", "false");
        try (Pool pool = Pool.start(settings);
                Pool same = Pool.start(settings.clone().setAppName("another name"));
                Pool without = Pool.local()) {
            assertThat(List.of(pool.cores(), same.cores(), without.cores())).allMatch(cores -> cores <= 2);
            SparkConf others = settings.clone()
                    .set("spark.ui.enabled", "true")
                    .set("spark.task.maxFailures", "3")
                    .set("spark.my.password", "secret");
            assertThatThrownBy(() -> Pool.start(others))
                    .isInstanceOf(PoolException.class)
                    .hasMessage(
                            "cannot share the Spark of the other pools of this process, as it was started with other"
                                    + " values of spark.my.password, spark.task.maxFailures, spark.ui.enabled;"
                                    + " leave them out, or close those pools first");
        }
    }

    @Test
    void aSparkThatNoPoolHasStartedIsSharedOnRequestOnly() {
        SparkConf settings = new SparkConf()
                .setMaster("local[2]")
                .setAppName("a Spark of its own")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.ui.enabled", "false");
        try (JavaSparkContext context = new JavaSparkContext(settings)) {
            assertThatThrownBy(() -> Pool.local(2))
                    .isInstanceOf(PoolException.class)
                    .hasMessage("Spark could not start: it runs in this process already, and no pool has started it;"
                            + " share it with Pool.on, or stop it first");
            try (Pool pool = Pool.on(context)) {
                assertThat(pool.map(new Square(), Range.of(0, 3))).hasSize(3);
            }
        }
    }

    @Test
    void anRddOfAnotherSparkIsRefused() {
        Inputs<Integer> old;
        try (Pool pool = Pool.local(1)) {
            old = Inputs.of(SharedPool.context().parallelize(List.of(1, 2)));
            assertThat(pool.map(x -> x, old)).containsExactly(1, 2);
        }
        try (Pool pool = Pool.local(1)) {
            assertThatThrownBy(() -> pool.map(x -> x, old))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "the RDD belongs to another Spark than the pool; map it with a pool that Pool.on returns for its context");
        }
    }

    private static Long take(BlockingQueue<Long> queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isClosed(Pool pool) {
        try {
            pool.cores();
            return false;
        } catch (IllegalStateException closed) {
            return true;
        }
    }

    private static List<Thread> nonDaemonThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon() && thread.isAlive())
                .sorted((one, other) -> Long.compare(one.getId(), other.getId()))
                .toList();
    }

    /** Counts the tasks that run it at once. With a local master they run in this JVM and share its static fields. */
    private static final class Crowd implements Function<Long, Long> {
        private static final AtomicInteger NOW = new AtomicInteger();
        private static final AtomicInteger MAX = new AtomicInteger();

        @Override
        public Long call(Long x) throws InterruptedException {
            MAX.accumulateAndGet(NOW.incrementAndGet(), Math::max);
            Thread.sleep(20);
            NOW.decrementAndGet();
            return x;
        }
    }

    /** Waits for the other inputs where it gets the first one. */
    private static final class Gate implements Function<Long, Long> {
        private static volatile CountDownLatch open;

        @Override
        public Long call(Long x) throws InterruptedException {
            if (x == 0) {
                open.await();
            } else {
                open.countDown();
            }
            return x;
        }
    }

    private static final class Nap implements Function<Long, Long> {
        @Override
        public Long call(Long x) throws InterruptedException {
            Thread.sleep(100);
            return x;
        }
    }
}

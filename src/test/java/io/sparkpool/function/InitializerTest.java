package io.sparkpool.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.Await;
import io.sparkpool.SharedPool;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.PoolException;
import io.sparkpool.pool.Range;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPool.class)
class InitializerTest {
    /** With a local master the tasks run in this JVM and share its static fields. */
    private static final AtomicInteger RUNS = new AtomicInteger();

    private static volatile String model = "";
    private static volatile CountDownLatch startedSleeping;

    @BeforeEach
    void nothingHasRun() {
        RUNS.set(0);
        model = "";
    }

    @Test
    void itRunsOnceHoweverManyTasksAskForIt(Pool pool) {
        Pool initialized = pool.withInitializer(() -> {
            Thread.sleep(100);
            RUNS.incrementAndGet();
        });
        assertThat(initialized.map(new Square(), Range.of(0, 100), 1)).hasSize(100);
        assertThat(initialized.map(new Square(), Range.of(0, 100), 1)).hasSize(100);
        assertThat(RUNS).hasValue(1);
    }

    @Test
    void itRunsOnceForEachFunction(Pool pool) {
        Pool initialized = pool.withInitializer(() -> RUNS.incrementAndGet());
        initialized.map(new Square(), Range.of(0, 10));
        initialized.map(new Cube(), Range.of(0, 10));
        IntStream.range(0, 3).forEach(i -> initialized.map(x -> x + i, Range.of(0, 10)));
        assertThat(RUNS).hasValue(3);
    }

    @Test
    void itHasRunBeforeTheFirstInput(Pool pool) {
        String path = "model of " + pool.cores() + " layers";
        List<String> seen = pool.withInitializer(() -> model = path).map(x -> model, Range.of(0, 20), 1);
        assertThat(seen).hasSize(20).containsOnly("model of 4 layers");
    }

    @Test
    void aViewWithoutItDoesNotRunIt(Pool pool) {
        pool.withInitializer(() -> RUNS.incrementAndGet());
        pool.map(new Square(), Range.of(0, 10));
        assertThat(RUNS).hasValue(0);
    }

    @Test
    void itsFailureNamesItself(Pool pool) {
        Pool initialized = pool.withInitializer(new NoModel());
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> initialized.map(new Square(), Range.of(0, 100)))
                    .isInstanceOf(PoolException.class)
                    .hasMessage("initializer 'load the model' failed: IOException: no model")
                    .hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void eachViewRunsItAgain(Pool pool) {
        Initializer count = () -> RUNS.incrementAndGet();
        Pool first = pool.withInitializer(count);
        for (int i = 0; i < 20; i++) {
            pool.withInitializer(count).map(new Square(), Range.of(0, 1));
            first.withRetries(1).map(new Square(), Range.of(0, 1));
        }
        assertThat(RUNS).hasValue(21);
    }

    @Test
    @Timeout(300)
    void aMapThatIsCancelledInTheMiddleOfItLeavesItToOthers(Pool pool) throws Exception {
        startedSleeping = new CountDownLatch(1);
        Pool initialized = pool.withInitializer(() -> {
            startedSleeping.countDown();
            Thread.sleep(RUNS.getAndIncrement() == 0 ? 600_000 : 0);
        });
        CompletableFuture<List<Number>> cancelled = initialized.mapAsync(new Square(), Range.of(0, 1));
        startedSleeping.await();
        CompletableFuture<List<Number>> other = initialized.mapAsync(new Square(), Range.of(0, 3));
        Await.until(() -> tasksInInitializer() >= 2);
        cancelled.cancel(true);
        assertThat(other.get()).hasSize(3);
        assertThat(RUNS).hasValue(2);
    }

    @Test
    void itMustBeSerializable(Pool pool) {
        Object culprit = new Object();
        assertThatThrownBy(() -> pool.withInitializer(() -> model = culprit.toString()))
                .isInstanceOf(PoolException.class)
                .hasMessage(
                        "initializer 'a lambda in %s' cannot be sent to executors: it captures a java.lang.Object, which"
                                + " is not serializable; create its value inside the function",
                        InitializerTest.class.getName());
    }

    /** Returns the number of tasks that run an initializer or wait for the one that does. */
    private static long tasksInInitializer() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack)
                        .anyMatch(frame -> frame.getClassName().equals("io.sparkpool.pool.task.InitializerOnce")))
                .count();
    }

    private static final class NoModel implements Initializer {
        @Override
        public void initialize() throws IOException {
            throw new IOException("no model");
        }

        @Override
        public String toString() {
            return "load the model";
        }
    }
}

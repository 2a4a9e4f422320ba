package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.Await;
import io.sparkpool.SharedPool;
import io.sparkpool.function.BatchFunction;
import io.sparkpool.function.Pair;
import io.sparkpool.function.TaskLifecycle;
import io.sparkpool.pool.task.ListEncoder;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.api.java.function.Function2;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedPool.class)
@Timeout(300)
class TaskLifecycleTest {
    // with a local master the tasks run in this JVM and share its static fields
    private static final AtomicInteger OPENED = new AtomicInteger();
    private static final AtomicInteger CLOSED = new AtomicInteger();
    private static final AtomicInteger INTERRUPTED_WHILE_CLOSING = new AtomicInteger();
    private static final Map<String, String> SETTINGS = new ConcurrentHashMap<>();
    private static volatile CountDownLatch waiting = new CountDownLatch(0);
    private static volatile boolean initialized;

    @BeforeEach
    void nothingIsOpen() {
        OPENED.set(0);
        CLOSED.set(0);
        INTERRUPTED_WHILE_CLOSING.set(0);
        initialized = false;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 300})
    void eachTaskOpensItsOwnCopyOnce(int chunkSize, Pool pool) throws Exception {
        List<String> outputs = pool.map(new Each(Trouble.NONE), Range.of(0, 50), chunkSize);
        int chunks = (50 + chunkSize - 1) / chunkSize;
        assertThat(outputs).hasSize(50);
        for (int i = 0; i < 50; i++) { // the first call after open, then the second, and so on
            assertThat(outputs.get(i)).isEqualTo("call %d of %d".formatted(1 + i % chunkSize, i));
        }
        assertThat(OPENED).hasValue(chunks);
        Await.until(() -> CLOSED.get() == chunks);
    }

    @Test
    void functionsOfEveryShapeAreOpened(Pool pool) throws Exception {
        assertThat(pool.flatMap(new Flat(), Range.of(0, 4))).hasSize(8);
        assertThat(pool.withBatchSize(2).mapBatches(new Batches(), Range.of(0, 4)))
                .hasSize(4);
        assertThat(pool.starmap(new Sums(), List.of(Pair.of(1L, 2L), Pair.of(3L, 4L))))
                .containsExactly(3L, 7L);
        assertThat(OPENED).hasValueGreaterThanOrEqualTo(3);
        Await.until(() -> CLOSED.get() == OPENED.get());
    }

    @Test
    void theInitializerComesFirst(Pool pool) {
        Pool initializing = pool.withInitializer(() -> initialized = true);
        assertThat(initializing.map(new AfterInitializer(), Range.of(0, 4))).hasSize(4);
    }

    @Test
    void openGetsTheSettingsOfSpark(Pool pool) {
        pool.map(new Each(Trouble.NONE), Range.of(0, 1));
        assertThat(SETTINGS)
                .containsEntry("spark.master", "local[4]")
                .containsKey("spark.app.id")
                .allSatisfy((key, value) -> assertThat(key).startsWith("spark."));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 300})
    void aFunctionThatFailsIsClosed(int chunkSize, Pool pool) throws Exception {
        assertThatThrownBy(() -> pool.map(new Each(Trouble.IN_CALL), Range.of(0, 50), chunkSize))
                .hasMessage("function 'troubled' failed at index 13 on input '13': IllegalStateException: thirteen");
        Await.until(() -> CLOSED.get() == OPENED.get()
                && SharedPool.context().statusTracker().getActiveJobIds().length == 0);
        Pool lenient = pool.withErrorPolicy(ErrorPolicy.quarantine(failed -> {}));
        assertThat(lenient.map(new Each(Trouble.IN_CALL), Range.of(0, 50), chunkSize))
                .hasSize(49);
        Await.until(() -> CLOSED.get() == OPENED.get());
    }

    @Test
    void theFailureOfOpenEndsTheMapAndSkipsClose(Pool pool) {
        assertThatThrownBy(() -> pool.withErrorPolicy(ErrorPolicy.quarantine(failed -> {}))
                        .map(new Each(Trouble.IN_OPEN), Range.of(0, 50), 10))
                .isInstanceOfSatisfying(PoolException.class, e -> {
                    assertThat(e.function()).hasValue("troubled");
                    assertThat(e.index()).isEmpty();
                })
                .hasMessage("open() of function 'troubled' failed: IOException: no connection")
                .hasCauseExactlyInstanceOf(IOException.class);
        assertThat(CLOSED).hasValue(0);
    }

    @Test
    void theFailureOfCloseEndsTheMapBehindTheOutputs(Pool pool) {
        List<Object> outputs = new ArrayList<>();
        try (ChunkResults<List<String>> results =
                pool.withChunkSize(5).mapChunks(new Each(Trouble.IN_CLOSE), Range.of(0, 20), ListEncoder.encoding())) {
            assertThatThrownBy(() -> results.forEachRemaining(outputs::addAll))
                    .isInstanceOfSatisfying(
                            PoolException.class, e -> assertThat(e.function()).hasValue("troubled"))
                    .hasMessage("close() of function 'troubled' failed: IOException: still open")
                    .hasCauseExactlyInstanceOf(IOException.class);
            assertThat(results.inputsMapped()).isEqualTo(5);
            assertThat(results.outputs()).isEqualTo(5);
        }
        assertThat(outputs).hasSize(5);
    }

    @Test
    void theFailureOfCloseHidesNoOther(Pool pool) {
        assertThatThrownBy(() -> pool.map(new Each(Trouble.IN_CALL_AND_CLOSE), Range.of(0, 50), 50))
                .hasMessage("function 'troubled' failed at index 13 on input '13': IllegalStateException: thirteen");
        List<FailedInput> failed = new ArrayList<>();
        assertThatThrownBy(() -> pool.withErrorPolicy(ErrorPolicy.quarantine(failed::add))
                        .map(new Each(Trouble.IN_CALL_AND_CLOSE), Range.of(0, 50), 50))
                .hasMessage("close() of function 'troubled' failed: IOException: still open");
        assertThat(failed).extracting(FailedInput::index).containsExactly(13L);
    }

    @Test
    void inputsThatCannotBeReadAreAFailureBeforeThatOfClose(Pool pool) throws Exception {
        Inputs<Long> broken =
                Inputs.of(SharedPool.context().parallelize(List.of(1L), 1).map(x -> 1L / (x - 1)));
        assertThatThrownBy(() -> pool.map(new Each(Trouble.IN_CLOSE), broken)).hasMessageContaining("/ by zero");
        Await.until(() -> CLOSED.get() == OPENED.get());
    }

    @Test
    void tasksThatAreCancelledCloseTheirFunctions(Pool pool) throws Exception {
        waiting = new CountDownLatch(4);
        try (ChunkResults<List<String>> results =
                pool.withChunkSize(1).mapChunks(new Each(Trouble.ENDLESS), Range.of(0, 4), ListEncoder.encoding())) {
            Thread taker = new Thread(() -> assertThatThrownBy(results::next).isInstanceOf(PoolException.class));
            taker.start();
            waiting.await();
            taker.interrupt();
            taker.join();
        }
        Await.until(() -> CLOSED.get() == 4);
        assertThat(OPENED).hasValue(4);
        assertThat(INTERRUPTED_WHILE_CLOSING).hasValue(0);
    }

    @Test
    void aFunctionThatTakesTooLongIsClosed(Pool pool) throws Exception {
        waiting = new CountDownLatch(1);
        assertThatThrownBy(
                        () -> pool.withInputTimeout(Duration.ofMillis(50)).map(new Each(Trouble.ENDLESS), List.of(1L)))
                .hasMessageEndingWith("TimeoutException: took longer than 0.05 s");
        Await.until(() -> CLOSED.get() == 1);
        assertThat(OPENED).hasValue(1);
    }

    private enum Trouble {
        NONE,
        IN_OPEN,
        IN_CALL,
        IN_CLOSE,
        IN_CALL_AND_CLOSE,
        ENDLESS
    }

    /** Counts calls; it must be open. */
    private static class Counted implements TaskLifecycle, Serializable {
        private transient int calls = -1;

        @Override
        public void open(Map<String, String> settings) throws IOException {
            SETTINGS.putAll(settings);
            if (calls > 0) {
                throw new IllegalStateException("it is open");
            }
            calls = 0;
            OPENED.incrementAndGet();
        }

        int nextCall() {
            if (calls < 0) {
                throw new IllegalStateException("it is not open");
            }
            return ++calls;
        }

        @Override
        public void close() throws IOException {
            calls = -1;
            try {
                Thread.sleep(1); // throws at once if the thread is interrupted
            } catch (InterruptedException e) {
                INTERRUPTED_WHILE_CLOSING.incrementAndGet();
            }
            CLOSED.incrementAndGet();
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            calls = -1;
        }
    }

    private static final class Each extends Counted implements Function<Long, String> {
        private final Trouble trouble;

        Each(Trouble trouble) {
            this.trouble = trouble;
        }

        @Override
        public void open(Map<String, String> settings) throws IOException {
            if (trouble == Trouble.IN_OPEN) {
                throw new IOException("no connection");
            }
            super.open(settings);
        }

        @Override
        public String call(Long x) {
            if (trouble == Trouble.ENDLESS) {
                waitUntilInterrupted();
            }
            if (x == 13 && (trouble == Trouble.IN_CALL || trouble == Trouble.IN_CALL_AND_CLOSE)) {
                throw new IllegalStateException("thirteen");
            }
            return "call %d of %d".formatted(nextCall(), x);
        }

        /** Leaves the thread interrupted, as a function may do that does not throw the exception. */
        private static void waitUntilInterrupted() {
            waiting.countDown();
            try {
                Thread.sleep(600_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }

        @Override
        public void close() throws IOException {
            super.close();
            if (trouble == Trouble.IN_CLOSE || trouble == Trouble.IN_CALL_AND_CLOSE) {
                throw new IOException("still open");
            }
        }

        @Override
        public String toString() {
            return "troubled";
        }
    }

    private static final class AfterInitializer extends Counted implements Function<Long, Long> {
        @Override
        public void open(Map<String, String> settings) {
            if (!initialized) {
                throw new IllegalStateException("not initialized");
            }
        }

        @Override
        public Long call(Long x) {
            return x;
        }
    }

    private static final class Flat extends Counted implements FlatMapFunction<Long, Integer> {
        @Override
        public Iterator<Integer> call(Long x) {
            return Collections.nCopies(2, nextCall()).iterator();
        }
    }

    private static final class Batches extends Counted implements BatchFunction<Long, Integer> {
        @Override
        public List<Integer> call(List<Long> batch) {
            return Collections.nCopies(batch.size(), nextCall());
        }
    }

    private static final class Sums extends Counted implements Function2<Long, Long, Long> {
        @Override
        public Long call(Long x, Long y) {
            nextCall();
            return x + y;
        }
    }
}

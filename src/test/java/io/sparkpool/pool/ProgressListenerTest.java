package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.Await;
import io.sparkpool.SharedPool;
import io.sparkpool.function.Identity;
import io.sparkpool.function.Square;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedPool.class)
class ProgressListenerTest {
    private final Events events = new Events();

    @Test
    void everyChunkIsSubmittedCompletedAndDelivered(Pool pool) {
        pool.withProgress(events).map(new Square(), Range.of(0, 100), 7);
        assertThat(events.started)
                .containsExactly(new ProgressListener.Started("square", OptionalLong.of(100), pool.cores()));
        assertThat(events.submitted.stream()
                        .mapToInt(ProgressListener.Submitted::chunks)
                        .sum())
                .isEqualTo(15);
        assertThat(events.completed.stream().map(ProgressListener.Completed::chunk))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, 15).boxed().toList());
        assertThat(events.completed.stream()
                        .mapToLong(ProgressListener.Completed::inputs)
                        .sum())
                .isEqualTo(100);
        assertThat(events.delivered.stream().map(ProgressListener.Delivered::firstInput))
                .containsExactlyElementsOf(
                        LongStream.range(0, 15).map(chunk -> 7 * chunk).boxed().toList());
        assertThat(events.delivered.stream()
                        .mapToLong(ProgressListener.Delivered::outputs)
                        .sum())
                .isEqualTo(100);
        assertThat(events.allSubmitted).hasSize(1);
    }

    @Test
    void theTimesOfAChunkAreInTheirOrder(Pool pool) {
        pool.withProgress(events).map(new Square(), Range.of(0, 100), 7);
        assertThat(events.completed).allSatisfy(chunk -> {
            assertThat(chunk.times().executor()).isEqualTo("driver");
            assertThat(chunk.times().attempt()).isZero();
            assertThat(chunk.times().startMicros()).isBetween(chunk.submittedMicros(), chunk.arrivedMicros());
            assertThat(chunk.times().mapNanos()).isPositive();
            assertThat(chunk.times().gcAfterMillis())
                    .isGreaterThanOrEqualTo(chunk.times().gcBeforeMillis());
        });
    }

    @ParameterizedTest
    @CsvSource({"0, 30", "2, 30", "5, 0"})
    void failuresAndRetriesAreCounted(int retries, int failed, Pool pool) {
        Pool tolerant = pool.withErrorPolicy(ErrorPolicy.quarantine(input -> {}, 100))
                .withRetries(retries)
                .withProgress(events);
        tolerant.map(new FailsThrice(), Range.of(0, 30), 4);
        assertThat(events.completed.stream()
                        .mapToLong(ProgressListener.Completed::failed)
                        .sum())
                .isEqualTo(failed);
        assertThat(events.completed.stream()
                        .mapToLong(ProgressListener.Completed::retries)
                        .sum())
                .isEqualTo(30L * Math.min(retries, 3));
    }

    /** Fails at the first three calls for an input in a row; a chunk has a copy of its own. */
    private static final class FailsThrice implements Function<Long, Long> {
        private long input = -1;
        private int calls;

        @Override
        public Long call(Long next) {
            calls = next == input ? calls + 1 : 1;
            input = next;
            if (calls <= 3) {
                throw new IllegalStateException("call " + calls);
            }
            return next;
        }
    }

    @Test
    void aMapWithoutInputsDeliversNothing(Pool pool) {
        pool.withProgress(events).map(new Square(), Range.of(0, 0));
        assertThat(events.allSubmitted).hasSize(1);
        assertThat(events.submitted).isEmpty();
        assertThat(events.delivered).isEmpty();
    }

    @Test
    void whatAListenerThrowsDoesNotChangeTheMap(Pool pool) {
        Pool watched = pool.withProgress(new ProgressListener() {
                    @Override
                    public void completed(Completed chunk) {
                        throw new IllegalStateException("no");
                    }
                })
                .withProgress(events);
        assertThat(watched.map(x -> x, Range.of(0, 10), 5)).hasSize(10);
        assertThat(events.completed).hasSize(2);
    }

    @Test
    void aListenerIsRequired(Pool pool) {
        assertThatThrownBy(() -> pool.withProgress(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("listener is null");
    }

    @Test
    void wavesAreNamedByTheirInputs(Pool pool) throws Exception {
        List<String> names = new CopyOnWriteArrayList<>();
        JobNames listener = new JobNames(names);
        SharedPool.context().sc().addSparkListener(listener);
        try {
            pool.map(Identity.<Long>of(), Range.of(0, 60), 2);
            Await.until(() -> names.size() >= 2);
        } finally {
            SharedPool.context().sc().removeSparkListener(listener);
        }
        assertThat(names).startsWith("identity: wave 0, inputs 0 to 31", "identity: wave 1, inputs 32 to 59");
    }

    /** Collects the descriptions of Spark's jobs. */
    private static final class JobNames extends SparkListener {
        private final List<String> names;

        JobNames(List<String> names) {
            this.names = names;
        }

        @Override
        public void onJobStart(SparkListenerJobStart start) {
            names.add(start.properties().getProperty("spark.job.description"));
        }
    }

    private static final class Events implements ProgressListener {
        private final List<Started> started = new CopyOnWriteArrayList<>();
        private final List<Submitted> submitted = new CopyOnWriteArrayList<>();
        private final List<Long> allSubmitted = new CopyOnWriteArrayList<>();
        private final List<Completed> completed = new CopyOnWriteArrayList<>();
        private final List<Delivered> delivered = new CopyOnWriteArrayList<>();

        @Override
        public void started(Started map) {
            started.add(map);
        }

        @Override
        public void submitted(Submitted wave) {
            submitted.add(wave);
        }

        @Override
        public void allSubmitted(long atMicros) {
            allSubmitted.add(atMicros);
        }

        @Override
        public void completed(Completed chunk) {
            completed.add(chunk);
        }

        @Override
        public void delivered(Delivered chunk) {
            delivered.add(chunk);
        }
    }
}

package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import io.sparkpool.function.Square;
import io.sparkpool.pool.task.ListEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedPool.class)
class RddInputsTest {
    private static final List<Long> LONGS = LongStream.range(0, 1000).boxed().toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 1000, 2000})
    void itsElementsAreMappedInTheirOrder(int partitions, Pool pool) {
        assertThat(pool.map(new Square(), Inputs.of(parallelize(LONGS, partitions))))
                .isEqualTo(pool.map(new Square(), LONGS));
    }

    @Test
    void itsPartitionsAreTheChunks(Pool pool) {
        try (ChunkResults<List<Long>> chunks =
                pool.mapChunks(x -> x, Inputs.of(parallelize(LONGS, 50)), ListEncoder.<Long>encoding())) {
            chunks.forEachRemaining(chunk -> assertThat(chunk).hasSize(20));
            assertThat(chunks.chunksMapped()).isEqualTo(50);
        }
    }

    @Test
    void whatItIsMadeFromIsComputedByTheTasks(Pool pool) {
        JavaRDD<Long> rdd = parallelize(LONGS, 8).map(x -> x % 10).distinct(4).sortBy(x -> x, true, 3);
        assertThat(pool.map(x -> x, Inputs.of(rdd))).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void failuresHaveTheIndexAmongAllElements(Pool pool) {
        List<FailedInput> failed = new ArrayList<>();
        List<Long> outputs = pool.withErrorPolicy(ErrorPolicy.quarantine(failed::add))
                .map(x -> 1 / (x % 300), Inputs.of(parallelize(LONGS, 11)));
        assertThat(outputs).hasSize(996);
        assertThat(failed).extracting(FailedInput::index).containsExactly(0L, 300L, 600L, 900L);
    }

    @Test
    void anElementThatCannotBeComputedIsSparksFailure(Pool pool) {
        JavaRDD<Long> broken = parallelize(LONGS, 4).map(x -> 1 / (x - 500));
        assertThatThrownBy(() -> pool.map(x -> x, Inputs.of(broken)))
                .isInstanceOf(PoolException.class)
                .hasMessage("Spark could not finish the job: ArithmeticException: / by zero");
    }

    /** Called after the pool has started Spark, which it does when it becomes a test's argument. */
    private static JavaRDD<Long> parallelize(List<Long> elements, int partitions) {
        return SharedPool.context().parallelize(elements, partitions);
    }
}

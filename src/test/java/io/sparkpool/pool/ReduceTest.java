package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import io.sparkpool.pool.task.DoubleList;
import io.sparkpool.pool.task.PairwiseTree;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedPool.class)
class ReduceTest {
    private static final Function2<Double, Double, Double> SUM = Double::sum;

    @Test
    void sumsAreThoseOfALoop(Pool pool) {
        assertThat(pool.reduce(0L, Long::sum, Range.of(0, 100_000))).isEqualTo(4_999_950_000L);
        assertThat(pool.reduce(1L, Long::sum, Inputs.of(List.of(2L, 3L, 4L)))).isEqualTo(10);
        assertThat(pool.mapReduce(x -> BigInteger.valueOf(x), BigInteger.ONE, BigInteger::multiply, Range.of(1, 101)))
                .isEqualTo(LongStream.rangeClosed(1, 100)
                        .mapToObj(BigInteger::valueOf)
                        .reduce(BigInteger.ONE, BigInteger::multiply));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 63, 64, 65, 1000})
    void whatIsNotCommutativeIsCombinedInInputOrder(int inputs, Pool pool) {
        String expected = LongStream.range(0, inputs).mapToObj(x -> x + ";").collect(Collectors.joining("", ">", ""));
        assertThat(pool.mapReduce(x -> x + ";", ">", String::concat, Range.of(0, inputs)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void sumsOfFloatsHaveTheSameBitsWhereverInputsAreCut(int seed, Pool pool) {
        Random random = new Random(seed);
        double[] numbers = random.doubles(1 + random.nextInt(3000), -1e9, 1e9)
                .map(x -> x * Math.pow(10, random.nextInt(20)))
                .toArray();
        double expected = pool.reduce(0.0, SUM, Inputs.of(numbers));
        DoubleList list = new DoubleList(numbers);
        assertThat(combined(list, random)).isEqualTo(expected);
        assertThat(pool.reduce(0.0, SUM, Inputs.of(list.iterator()))).isEqualTo(expected);
        JavaSparkContext context = SharedPool.context();
        assertThat(pool.reduce(0.0, SUM, Inputs.of(context.parallelize(list, 1 + random.nextInt(9)))))
                .isEqualTo(expected);
    }

    @Test
    void theTreeIsTheOneOfPairwiseSummation(Pool pool) {
        Function2<String, String, String> bracket = (x, y) -> x.isEmpty() ? y : "(" + x + y + ")";
        assertThat(pool.reduce("", bracket, Inputs.of(List.of("a", "b", "c", "d", "e", "f", "g"))))
                .isEqualTo("(((ab)(cd))((ef)g))");
    }

    @Test
    void anInputThatIsSetAsideKeepsItsPlace(Pool pool) {
        Function2<String, String, String> bracket = (x, y) -> x.isEmpty() ? y : "(" + x + y + ")";
        Pool lenient = pool.withErrorPolicy(ErrorPolicy.quarantine(failed -> {}));
        List<String> inputs = List.of("a", "", "c", "d", "e");
        String expected = "((a(cd))e)";
        assertThat(lenient.mapReduce(x -> x.substring(0, 1), "", bracket, Inputs.of(inputs)))
                .isEqualTo(expected);
        assertThat(lenient.mapReduce(
                        x -> x.substring(0, 1),
                        "",
                        bracket,
                        Inputs.of(SharedPool.context().parallelize(inputs, 2))))
                .isEqualTo(expected);
    }

    @Test
    void aCombinerThatFailsIsNamed(Pool pool) {
        assertThatThrownBy(() -> pool.reduce(1L, new Picky(), Range.of(0, 1000)))
                .isInstanceOf(PoolException.class)
                .hasMessage("combiner 'picky' failed: IllegalStateException: no")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> pool.reduce(1L, new Picky(), Inputs.of(List.of(1L)))) // the driver combines
                .hasMessage("combiner 'picky' failed: IllegalStateException: no");
    }

    @Test
    void aFunctionThatFailsIsNamedWithTheLowestIndex(Pool pool) {
        assertThatThrownBy(() -> pool.mapReduce(x -> 1 / (x - 30), 0L, Long::sum, Range.of(0, 1000)))
                .hasMessageEndingWith("failed at index 30 on input '30': ArithmeticException: / by zero");
    }

    /** Returns the sum by trees over chunks of random sizes. */
    private static double combined(DoubleList numbers, Random random) {
        PairwiseTree<Double> all = new PairwiseTree<>(SUM);
        for (int start = 0; start < numbers.size(); ) {
            int end = Math.min(numbers.size(), start + 1 + random.nextInt(200));
            PairwiseTree<Double> part = new PairwiseTree<>(SUM);
            for (int i = start; i < end; i++) {
                part.add(i, numbers.get(i));
            }
            part.blocks().forEach(all::add);
            start = end;
        }
        return all.total(0.0);
    }

    private static final class Picky implements Function2<Long, Long, Long> {
        @Override
        public Long call(Long x, Long y) {
            throw new IllegalStateException("no");
        }

        @Override
        public String toString() {
            return "picky";
        }
    }
}

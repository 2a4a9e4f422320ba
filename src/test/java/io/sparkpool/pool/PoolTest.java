package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import io.sparkpool.function.Identity;
import io.sparkpool.function.Square;
import io.sparkpool.pool.task.DoubleList;
import io.sparkpool.pool.task.LongList;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.apache.spark.api.java.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedPool.class)
class PoolTest {
    private static final List<Number> SQUARES =
            LongStream.range(0, 100).<Number>mapToObj(x -> x * x).toList();

    @Test
    void mapsTheLesson(Pool pool) {
        assertThat(pool.map(new Square(), Range.of(0, 100))).isEqualTo(SQUARES);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 99, 100, 101, Integer.MAX_VALUE})
    void theChunkSizeDoesNotShow(int chunkSize, Pool pool) {
        assertThat(pool.map(new Square(), Range.of(0, 100), chunkSize)).isEqualTo(SQUARES);
    }

    @Test
    void aRangeWithoutNumbersGivesNoOutputs(Pool pool) {
        assertThat(pool.map(new Square(), Range.of(0, 0))).isEmpty();
    }

    @Test
    void takesLambdas(Pool pool) {
        assertThat(pool.map(x -> "<" + x + ">", Range.of(0, 3))).containsExactly("<0>", "<1>", "<2>");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void keepsTheOrderWhenTasksTakeUnequalTimes(int seed, Pool pool) {
        List<Long> outputs = pool.map(new Napping(seed), Range.of(0, 120), 3);
        assertThat(outputs).isEqualTo(LongStream.range(0, 120).boxed().toList());
    }

    @Test
    void longsComeBackAsAPrimitiveArray(Pool pool) {
        assertThat(pool.map(new Square(), Range.of(0, 1000))).isInstanceOf(LongList.class);
        assertThat(pool.map(x -> x / 2.0, Range.of(0, 1000))).isInstanceOf(DoubleList.class);
    }

    @ParameterizedTest
    @CsvSource({
        "46339, 46342",
        "-46342, -46339",
        "3037000498, 3037000502",
        "-3037000502, -3037000498",
        "9223372036854775800, 9223372036854775807",
        "-9223372036854775808, -9223372036854775800",
    })
    void squaresAreExactAtTheBordersOfIntsAndLongs(long start, long end, Pool pool) {
        List<BigInteger> expected = LongStream.range(start, end)
                .mapToObj(x -> BigInteger.valueOf(x).pow(2))
                .toList();
        assertThat(bigIntegers(pool.map(new Square(), Range.of(start, end), 2))).isEqualTo(expected);
        assertThat(bigIntegers(pool.map(new Square(), Range.of(start, end), 100)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void squaresAreExactOnRandomRanges(int seed, Pool pool) {
        Random random = new Random(seed);
        long start = random.nextLong() >> random.nextInt(60);
        long step = 1 + (random.nextLong() >>> random.nextInt(20, 60));
        long end = start > Long.MAX_VALUE - 500 * step || 500 * step < 0 ? Long.MAX_VALUE : start + 500 * step;
        Range range = Range.of(start, end, step);
        List<BigInteger> expected = LongStream.iterate(start, x -> x < end && x >= start, x -> x + step)
                .limit(range.estimateSize())
                .mapToObj(x -> BigInteger.valueOf(x).pow(2))
                .toList();
        assertThat(bigIntegers(pool.map(new Square(), range, 1 + random.nextInt(60))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 50, 1000})
    void ofSeveralFailuresTheLowestIndexIsReported(int chunkSize, Pool pool) {
        assertThatThrownBy(() -> pool.map(new FailingFrom(30), Range.of(100, 200), chunkSize))
                .isInstanceOfSatisfying(PoolException.class, e -> {
                    assertThat(e)
                            .hasMessage(
                                    "function 'failing' failed at index 30 on input '130': IllegalStateException: no 130");
                    assertThat(e.index()).hasValue(30);
                    assertThat(e.input()).hasValue(130L);
                    assertThat(e.function()).hasValue("failing");
                    assertThat(e).hasCauseExactlyInstanceOf(IllegalStateException.class);
                });
    }

    @Test
    void aFunctionThatExhaustsTheStackFailsAsAnyOther(Pool pool) {
        assertThatThrownBy(() -> pool.map(new Endless(), Range.of(0, 10)))
                .hasMessage(
                        "function 'io.sparkpool.pool.PoolTest$Endless' failed at index 0 on input '0': StackOverflowError");
    }

    @Test
    void aFunctionForLongsFailsAsAnyOther(Pool pool) {
        assertThatThrownBy(() -> pool.map(new PickyInLongs(), Range.of(0, 10)))
                .hasMessage("function 'io.sparkpool.pool.PoolTest$PickyInLongs' failed at index 7 on input '7': "
                        + "IllegalStateException: seven");
    }

    @Test
    void aPoolWorksOnAfterAFailure(Pool pool) {
        assertThatThrownBy(() -> pool.map(new FailingFrom(0), Range.of(0, 10))).isInstanceOf(PoolException.class);
        assertThat(pool.map(new Square(), Range.of(0, 100))).isEqualTo(SQUARES);
    }

    @Test
    void refusesAChunkWithoutInputs(Pool pool) {
        assertThatThrownBy(() -> pool.map(new Identity(), Range.of(0, 1), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("chunkSize is 0; a chunk has at least 1 input");
    }

    @Test
    void refusesAPoolWithoutCores() {
        assertThatThrownBy(() -> Pool.local(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cores is 0; a pool needs at least 1");
    }

    private static List<BigInteger> bigIntegers(List<Number> numbers) {
        return numbers.stream().map(number -> new BigInteger(number.toString())).toList();
    }

    /** Sleeps up to 20 ms, longer at the beginning of the inputs than at their end. */
    private record Napping(int seed) implements Function<Long, Long> {
        @Override
        public Long call(Long x) throws InterruptedException {
            Thread.sleep(new Random(seed * 1000L + x).nextInt(20) * (120 - x) / 120);
            return x;
        }
    }

    /** Fails for all inputs from an index on, where inputs start at 100; the lowest ones take the longest to fail. */
    private record FailingFrom(int index) implements Function<Long, Long> {
        @Override
        public Long call(Long x) throws InterruptedException {
            if (x >= 100 + index || index == 0) {
                Thread.sleep(Math.max(0, 150 - x));
                throw new IllegalStateException("no " + x);
            }
            return x;
        }

        @Override
        public String toString() {
            return "failing";
        }
    }

    private static final class Endless implements Function<Long, Long> {
        @Override
        public Long call(Long x) {
            return call(x + 1) + 1;
        }
    }

    private static final class PickyInLongs implements Function<Long, Long>, LongUnaryOperator {
        @Override
        public long applyAsLong(long x) {
            if (x == 7) {
                throw new IllegalStateException("seven");
            }
            return x;
        }

        @Override
        public Long call(Long x) {
            throw new AssertionError("longs do not come this way");
        }
    }
}

package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.pool.task.Chunk;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 5, 1, '0 1 2 3 4'",
        "0, 5, 2, '0 2 4'",
        "0, 6, 2, '0 2 4'",
        "5, 0, -1, '5 4 3 2 1'",
        "5, 0, -2, '5 3 1'",
        "-3, 3, 3, '-3 0'",
        "0, 1, 9223372036854775807, '0'",
        "9223372036854775805, 9223372036854775807, 1, '9223372036854775805 9223372036854775806'",
        "-9223372036854775807, -9223372036854775808, -1, '-9223372036854775807'",
        "9223372036854775807, -9223372036854775808, -9223372036854775808, '9223372036854775807 -1'",
        "-9223372036854775808, 9223372036854775807, 9223372036854775807, "
                + "'-9223372036854775808 -1 9223372036854775806'",
    })
    void countsAsPythonDoes(long start, long end, long step, String numbers) throws IOException {
        for (int size = 1; size < 4; size++) {
            assertThat(numbers(Range.of(start, end, step), size)).isEqualTo(numbers);
        }
        assertThat(Range.of(start, end, step).estimateSize()).isEqualTo(numbers.split(" ").length);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 1", "1, 0, 1", "0, 1, -1", "0, 0, -1", "9223372036854775807, -9223372036854775808, 1"})
    void isEmptyWhereItsEndDoesNotLieAhead(long start, long end, long step) {
        assertThat(Range.of(start, end, step).estimateSize()).isZero();
        assertThat(Range.of(start, end, step).chunks().next(1, Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void refusesAStepOfZero() {
        assertThatThrownBy(() -> Range.of(0, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the step of a range is 0; use a step other than 0");
    }

    @Test
    void spansAllOf64Bits() throws IOException {
        Range all = Range.of(Long.MIN_VALUE, Long.MAX_VALUE);
        Chunks<Long> chunks = all.chunks();
        assertThat(all.estimateSize()).isEqualTo(Long.MAX_VALUE);
        assertThat(longs(chunks.next(2, Long.MAX_VALUE))).containsExactly(Long.MIN_VALUE, Long.MIN_VALUE + 1);
        assertThat(longs(chunks.next(1, Long.MAX_VALUE))).containsExactly(Long.MIN_VALUE + 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void agreesWithAnUnboundedReference(int seed) throws IOException {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            long start = random.nextLong();
            long end = random.nextLong();
            long step = random.nextLong() >> 6 | 1L << random.nextInt(40, 58);
            List<Long> expected = new ArrayList<>();
            BigInteger last = BigInteger.valueOf(end);
            BigInteger at = BigInteger.valueOf(start);
            while (step > 0 ? at.compareTo(last) < 0 : at.compareTo(last) > 0) {
                if (expected.size() == 50) {
                    break;
                }
                expected.add(at.longValueExact());
                at = at.add(BigInteger.valueOf(step));
            }
            List<Long> actual = new ArrayList<>();
            Chunks<Long> chunks = Range.of(start, end, step).chunks();
            while (actual.size() < 50) {
                Optional<Chunk<Long>> chunk = chunks.next(1 + random.nextInt(3), Long.MAX_VALUE);
                if (chunk.isEmpty()) {
                    break;
                }
                actual.addAll(longs(chunk));
            }
            assertThat(actual.subList(0, Math.min(50, actual.size()))).isEqualTo(expected);
        }
    }

    @Test
    void stopsWhenTheReceiverHasHadEnough() throws IOException {
        Recorder<Long> recorder = new Recorder<>(3);
        Range.of(0, 100).chunks().next(100, Long.MAX_VALUE).orElseThrow().forEach(recorder);
        assertThat(recorder.seen()).isEqualTo(List.of(0L, 1L, 2L));
    }

    private static String numbers(Range range, int size) throws IOException {
        StringBuilder numbers = new StringBuilder();
        Chunks<Long> chunks = range.chunks();
        for (Optional<Chunk<Long>> chunk = chunks.next(size, Long.MAX_VALUE);
                chunk.isPresent();
                chunk = chunks.next(size, Long.MAX_VALUE)) {
            longs(chunk).forEach(number -> numbers.append(number).append(' '));
        }
        return numbers.toString().strip();
    }

    private static List<Long> longs(Optional<Chunk<Long>> chunk) throws IOException {
        Recorder<Long> recorder = new Recorder<>(Integer.MAX_VALUE);
        chunk.orElseThrow().forEach(recorder);
        return recorder.seen().stream().map(Long.class::cast).toList();
    }
}

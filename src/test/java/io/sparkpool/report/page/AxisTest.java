package io.sparkpool.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0    | 1      | 5 | 0.0 s, 0.2 s, 0.4 s, 0.6 s, 0.8 s, 1.0 s",
                "0    | 0.0003 | 5 | 0 µs, 100 µs, 200 µs, 300 µs",
                "0    | 0.04   | 4 | 0 ms, 10 ms, 20 ms, 30 ms, 40 ms",
                "-2.5 | 7      | 5 | -2 s, 0 s, 2 s, 4 s, 6 s",
                "0    | 600    | 5 | 0 min, 2 min, 4 min, 6 min, 8 min, 10 min",
                "0    | 90000  | 5 | 0 h, 5 h, 10 h, 15 h, 20 h, 25 h",
                "5    | 5      | 2 | 5.0 s, 5.5 s, 6.0 s"
            })
    void timesHaveRoundTicks(double from, double to, int maxTicks, String labels) {
        assertThat(labels(Axis.ofSeconds(from, to, maxTicks))).isEqualTo(labels);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0      | 5 | 0, 1",
                "1      | 5 | 0, 1",
                "3      | 5 | 0, 1, 2, 3",
                "100    | 4 | 0, 50, 100",
                "123456 | 4 | 0, 50,000, 100,000, 150,000"
            })
    void countsHaveWholeTicksAndEndAtOne(long to, int maxTicks, String labels) {
        assertThat(labels(Axis.ofCounts(to, maxTicks))).isEqualTo(labels);
    }

    @Test
    void aPositionIsAShareOfTheAxis() {
        Axis axis = Axis.of(10, 20, 5);

        assertThat(new double[] {axis.position(5), axis.position(10), axis.position(15), axis.position(99)})
                .containsExactly(0, 0, 0.5, 1);
    }

    private static String labels(Axis axis) {
        return axis.ticks().stream().map(axis::labelWithUnit).collect(Collectors.joining(", "));
    }
}

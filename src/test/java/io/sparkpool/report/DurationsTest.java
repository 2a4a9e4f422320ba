package io.sparkpool.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkpool.report.RunReport.ChunkTimes;
import io.sparkpool.report.RunReport.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @Test
    void fewDurationsAreExact() {
        Durations durations = new Durations();
        for (int seconds = 1; seconds <= 20; seconds++) {
            durations.add(1_000_000L * seconds);
        }
        ChunkTimes times = durations.times().orElseThrow();
        assertThat(times)
                .extracting(
                        ChunkTimes::min,
                        ChunkTimes::p25,
                        ChunkTimes::median,
                        ChunkTimes::p75,
                        ChunkTimes::p95,
                        ChunkTimes::max,
                        ChunkTimes::mean)
                .containsExactly(1.0, 5.0, 10.0, 15.0, 19.0, 20.0, 10.5);
    }

    @ParameterizedTest
    @ValueSource(ints = {Durations.MAX_EXACT, 50_000})
    void manyDurationsAreNearlyExact(int count) {
        Random random = new Random(count);
        Durations durations = new Durations();
        long[] all = new long[count];
        for (int i = 0; i < count; i++) {
            all[i] = (long) Math.exp(random.nextDouble() * 18);
            durations.add(all[i]);
        }
        Arrays.sort(all);
        ChunkTimes times = durations.times().orElseThrow();
        assertThat(times.min()).isEqualTo(all[0] / 1e6);
        assertThat(times.max()).isEqualTo(all[count - 1] / 1e6);
        assertNear(times.p25(), all[(count + 3) / 4 - 1]);
        assertNear(times.median(), all[(count + 1) / 2 - 1]);
        assertNear(times.p95(), all[(int) Math.ceil(0.95 * count) - 1]);
        checkHistogram(times, count);
    }

    private static void assertNear(double seconds, long micros) {
        assertThat(seconds * 1e6).isCloseTo(micros, within(0.03 * micros + 1));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "1, 20",
        "1, 21",
        "0, 100",
        "3, 999999999",
        "1, 90000000000",
        "1000, 1001",
        "999, 20000",
        "500000, 510000",
        "12000000, 13000000",
        "19, 380",
        "100000, 2000000"
    })
    void intervalsAreAdjacentAndFew(long min, long max) {
        Durations durations = new Durations();
        durations.add(max);
        durations.add(min);
        checkHistogram(durations.times().orElseThrow(), 2);
    }

    private static void checkHistogram(ChunkTimes times, long count) {
        List<Interval> histogram = times.histogram();
        assertThat(histogram).hasSizeBetween(1, 30);
        assertThat(histogram.stream().mapToLong(Interval::chunks).sum()).isEqualTo(count);
        assertThat(histogram.get(0).chunks()).isPositive();
        assertThat(histogram.get(histogram.size() - 1).chunks()).isPositive();
        assertThat(histogram.get(0).from()).isLessThanOrEqualTo(times.min());
        assertThat(histogram.get(histogram.size() - 1).to()).isGreaterThan(times.max());
        for (int i = 1; i < histogram.size(); i++) {
            assertThat(histogram.get(i).from()).isEqualTo(histogram.get(i - 1).to());
        }
    }

    @Test
    void boundsAreRound() {
        assertThat(HistogramBounds.of(480_000, 1_120_000))
                .containsExactly(
                        450_000, 500_000, 550_000, 600_000, 650_000, 700_000, 750_000, 800_000, 850_000, 900_000,
                        950_000, 1_000_000, 1_050_000, 1_100_000, 1_150_000);
        assertThat(HistogramBounds.of(3_000, 700_000))
                .containsExactly(2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000);
    }
}

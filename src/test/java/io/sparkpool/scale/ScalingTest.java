package io.sparkpool.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingTest {
    @ParameterizedTest
    @CsvSource({"3, 3, 3, 3", "1 2, 1.5, 1, 2", "5 1 3, 3, 1, 5", "4 1 2 3, 2.5, 1, 4"})
    void timesHaveAMedianAndARange(String seconds, double median, double min, double max) {
        assertThat(Times.of(List.of(seconds.split(" ")).stream()
                        .map(Double::valueOf)
                        .toList()))
                .isEqualTo(new Times(median, min, max));
    }

    @ParameterizedTest
    @CsvSource({"1, 2, true", "1 3, 2 4, false", "0.97, 1, false", "1, 1, false", "2, 1, false", "1 1.1, 1.2 1.3, true"
    })
    void aDifferenceCountsIfAllRoundsShowIt(String one, String other, boolean shorter) {
        Times first =
                Times.of(List.of(one.split(" ")).stream().map(Double::valueOf).toList());
        Times second =
                Times.of(List.of(other.split(" ")).stream().map(Double::valueOf).toList());
        assertThat(first.areShorterThan(second)).isEqualTo(shorter);
    }

    @Test
    void speedUpsEfficienciesAndSerialFractionsFollowFromTheMedians() {
        Scaling scaling = Measured.scaling("1:10,12,11 2:6,5,5.5 4:2.5,4.4,2.75");
        Point two = scaling.map().points().get(1);
        assertThat(two.speedUp()).isEqualTo(2);
        assertThat(two.speedUpMin()).isCloseTo(11 / 6.0, within(1e-9));
        assertThat(two.speedUpMax()).isCloseTo(2.2, within(1e-9));
        assertThat(two.efficiency()).isEqualTo(1);
        assertThat(two.serialFraction().orElseThrow()).isCloseTo(0, within(1e-9));
        assertThat(scaling.map().last().speedUp()).isEqualTo(4);
        assertThat(scaling.map().first().serialFraction()).isEmpty();
        assertThat(scaling.run().points())
                .extracting(point -> point.times().median())
                .containsExactly(12.0, 6.5, 3.75);
    }

    /** Half of the work on one core, the other half on all of them. */
    @Test
    void theSerialFractionIsThatOfAmdahl() {
        Scaling scaling = Measured.scaling("1:10 2:7.5 4:6.25");
        assertThat(scaling.map().points().stream().skip(1))
                .allSatisfy(point ->
                        assertThat(point.serialFraction().orElseThrow()).isCloseTo(0.5, within(1e-9)));
    }

    @Test
    void theFewestCoresNeedNotBeOne() {
        Scaling scaling = Measured.scaling("2:10 8:5");
        assertThat(scaling.map().first().speedUp()).isEqualTo(2);
        assertThat(scaling.map().last().speedUp()).isEqualTo(4);
        assertThat(scaling.map().last().efficiency()).isEqualTo(0.5);
        assertThat(scaling.map().first().predicted().orElseThrow()).isEqualTo(2);
    }

    @Test
    void theMapIsPredictedByAReplayAndTheRunIsNot() {
        Scaling scaling = Measured.scaling("1:10 4:3", 8, 6);
        assertThat(scaling.map().points())
                .extracting(point -> point.predicted().orElseThrow())
                .containsExactly(1.0, 3.0);
        assertThat(scaling.run().points())
                .allSatisfy(point -> assertThat(point.predicted()).isEmpty());
    }

    @Test
    void coresThatWereNotThereAreNoted() {
        List<Scaling.Measurement> measurements = List.of(
                new Scaling.Measurement(1, Measured.report(1, 10, 8, 5)),
                new Scaling.Measurement(4, Measured.report(2, 5, 8, 5)));
        Scaling scaling = Scaling.of(List.of(), measurements);
        assertThat(scaling.usedCores()).isEqualTo(Map.of(4, 2));
        assertThat(Conclusion.of(scaling))
                .isEqualTo("The job scales in part: with 4 cores the map is 2.00 times as fast as with one"
                        + " (efficiency 50 %), as only 2 tasks ran at a time.");
    }
}

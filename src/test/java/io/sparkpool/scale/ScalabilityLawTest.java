package io.sparkpool.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalabilityLawTest {
    private static final double[] CORES = {1, 2, 4, 8, 16, 32};

    @ParameterizedTest
    @CsvSource({"10, 0.05, 0.001", "0.001, 0.2, 0.0001", "1e6, 0, 0.01", "3, 0.5, 0", "7, 0, 0"})
    void theParametersOfExactDataAreFound(double lambda, double sigma, double kappa) {
        ScalabilityLaw law = new ScalabilityLaw(lambda, sigma, kappa);
        ScalabilityLaw found = fit(law).orElseThrow();
        assertThat(found.lambda()).isCloseTo(lambda, Percentage.withPercentage(0.001));
        assertThat(found.sigma()).isCloseTo(sigma, within(1e-6));
        assertThat(found.kappa()).isCloseTo(kappa, within(1e-6));
    }

    private static Optional<ScalabilityLaw> fit(ScalabilityLaw law) {
        return ScalabilityLaw.fit(
                CORES, Arrays.stream(CORES).map(law::throughput).toArray());
    }

    /** The data that Gunther published for SPEC SDM91, and the parameters that the package usl of R gives for them. */
    @Test
    void theBenchmarkSdm91HasItsPublishedParameters() {
        ScalabilityLaw law = ScalabilityLaw.fit(
                        new double[] {1, 18, 36, 72, 108, 144, 216},
                        new double[] {64.9, 995.9, 1652.4, 1853.2, 1828.9, 1775.0, 1702.2})
                .orElseThrow();
        assertThat(law.sigma()).isCloseTo(0.02772985, within(1e-5));
        assertThat(law.kappa()).isCloseTo(0.00010437, within(1e-7));
        assertThat(law.lambda()).isCloseTo(89.995, within(1e-2));
        assertThat(law.peak().orElseThrow()).isCloseTo(96.52, within(0.01));
    }

    @Test
    void aPeakIsWhereMoreCoresDoLess() {
        ScalabilityLaw law = new ScalabilityLaw(1, 0.1, 0.001);
        assertThat(law.peak()).contains(30.0);
        assertThat(law.throughput(30)).isGreaterThan(law.throughput(29)).isGreaterThan(law.throughput(31));
        assertThat(new ScalabilityLaw(1, 0.1, 0).peak()).isEmpty();
    }

    @Test
    void superlinearDataHaveNoNegativeParameters() {
        ScalabilityLaw law = ScalabilityLaw.fit(CORES, new double[] {1, 2.2, 4.6, 9.6, 20, 42})
                .orElseThrow();
        assertThat(law.sigma()).isZero();
        assertThat(law.kappa()).isZero();
    }

    @Test
    void throughputThatStaysTheSameIsContentionAlone() {
        ScalabilityLaw law =
                ScalabilityLaw.fit(CORES, new double[] {5, 5, 5, 5, 5, 5}).orElseThrow();
        assertThat(law.sigma()).isCloseTo(1, within(1e-6));
        assertThat(law.kappa()).isCloseTo(0, within(1e-6));
        assertThat(law.peak()).isEmpty();
    }

    @Test
    void oneNumberOfCoresDeterminesNothing() {
        assertThat(ScalabilityLaw.fit(new double[] {2, 2, 2}, new double[] {1, 1, 1}))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1:10 2:5 3:3.4 4:2.6 5:2.1         | false
            1:10 2:5 3:3.4 4:2.6 5:2.1 6:1.8   | true
            """)
    void sixNumbersOfCoresAreFitted(String times, boolean fitted) {
        assertThat(Measured.scaling(times).map().fit().isPresent()).isEqualTo(fitted);
    }
}

package io.sparkpool.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {
    @Test
    void manyAreCountedInThePlural() {
        Report report = new Report(
                "square",
                100,
                OptionalLong.empty(),
                OptionalLong.empty(),
                16,
                4,
                Duration.ofMillis(800),
                Duration.ofMillis(250));
        assertThat(report.summary())
                .isEqualTo(
                        "square mapped over 100 inputs in 16 chunks, 4 tasks at a time: 0.25 s (Spark started in 0.80 s)");
    }

    @Test
    void oneIsCountedInTheSingular() {
        Report report = new Report(
                "cube",
                1,
                OptionalLong.empty(),
                OptionalLong.empty(),
                1,
                1,
                Duration.ofSeconds(1),
                Duration.ofMillis(10));
        assertThat(report.summary())
                .isEqualTo("cube mapped over 1 input in 1 chunk, 1 task at a time: 0.01 s (Spark started in 1.00 s)");
    }

    @Test
    void noneAreCountedInThePlural() {
        Report report = new Report(
                "io.example.Hash", 0, OptionalLong.empty(), OptionalLong.empty(), 0, 2, Duration.ZERO, Duration.ZERO);
        assertThat(report.summary())
                .isEqualTo("io.example.Hash mapped over 0 inputs in 0 chunks, 2 tasks at a time: 0.00 s"
                        + " (Spark started in 0.00 s)");
    }

    @Test
    void inputsAreOutputsAndWhatWasQuarantined() {
        Report report = new Report(
                "halve", 1_000, OptionalLong.empty(), OptionalLong.of(3), 16, 4, Duration.ZERO, Duration.ZERO);
        assertThat(report.summary())
                .isEqualTo(
                        "halve mapped over 1,000 inputs in 16 chunks, 4 tasks at a time, with 997 outputs and 3 quarantined:"
                                + " 0.00 s (Spark started in 0.00 s)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "250  | -1 | , with 250 outputs",
                "1    | -1 | , with 1 output",
                "0    | 2  | , with 0 outputs and 2 quarantined",
                "9999 | 0  | , with 9,999 outputs and 0 quarantined"
            })
    void outputsAreCountedWhereThereMayBeAnyNumber(long outputs, long quarantined, String shown) {
        OptionalLong failed = quarantined < 0 ? OptionalLong.empty() : OptionalLong.of(quarantined);
        Report report = new Report("words", 100, OptionalLong.of(outputs), failed, 16, 4, Duration.ZERO, Duration.ZERO);
        assertThat(report.summary())
                .isEqualTo("words mapped over 100 inputs in 16 chunks, 4 tasks at a time" + shown
                        + ": 0.00 s (Spark started in 0.00 s)");
    }

    @Test
    void thousandsAreSetApartInEveryLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            Report report = new Report(
                    "square",
                    1_234_567_890,
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    4_710,
                    1_000,
                    Duration.ofMillis(1_234),
                    Duration.ofMillis(3_600_500));
            assertThat(report.summary())
                    .isEqualTo(
                            "square mapped over 1,234,567,890 inputs in 4,710 chunks, 1,000 tasks at a time: 3600.50 s"
                                    + " (Spark started in 1.23 s)");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 0.00", "6, 0.01", "994, 0.99", "996, 1.00"})
    void timesAreRoundedToHundredths(long millis, String seconds) {
        Report report = new Report(
                "square",
                2,
                OptionalLong.empty(),
                OptionalLong.empty(),
                2,
                2,
                Duration.ZERO,
                Duration.ofMillis(millis));
        assertThat(report.summary())
                .isEqualTo("square mapped over 2 inputs in 2 chunks, 2 tasks at a time: " + seconds
                        + " s (Spark started in 0.00 s)");
    }

    @Test
    void nothingMayBeMissing() {
        assertThatThrownBy(() -> new Report(
                        null, 0, OptionalLong.empty(), OptionalLong.empty(), 0, 1, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("function is null");
        assertThatThrownBy(() ->
                        new Report("square", 0, OptionalLong.empty(), OptionalLong.empty(), 0, 1, null, Duration.ZERO))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("start is null");
        assertThatThrownBy(() ->
                        new Report("square", 0, OptionalLong.empty(), OptionalLong.empty(), 0, 1, Duration.ZERO, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("map is null");
    }
}

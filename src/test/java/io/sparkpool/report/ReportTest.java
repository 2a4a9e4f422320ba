package io.sparkpool.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {
    private static final OptionalLong NONE = OptionalLong.empty();
    private static final String DIGEST = "0f1e2d3c";

    @Test
    void manyAreCountedInThePlural() {
        assertThat(report("square", 100, 100, NONE, 16, 4, Duration.ofMillis(800), Duration.ofMillis(250))
                        .summary())
                .isEqualTo(
                        "square mapped over 100 inputs in 16 chunks, 4 tasks at a time, with 100 outputs (CRC-32C 0f1e2d3c):"
                                + " 0.25 s (Spark started in 0.80 s)");
    }

    @Test
    void oneIsCountedInTheSingular() {
        assertThat(report("cube", 1, 1, NONE, 1, 1, Duration.ofSeconds(1), Duration.ofMillis(10))
                        .summary())
                .isEqualTo("cube mapped over 1 input in 1 chunk, 1 task at a time, with 1 output (CRC-32C 0f1e2d3c):"
                        + " 0.01 s (Spark started in 1.00 s)");
    }

    @Test
    void noneAreCountedInThePlural() {
        assertThat(report("io.example.Hash", 0, 0, NONE, 0, 2, Duration.ZERO, Duration.ZERO)
                        .summary())
                .isEqualTo("io.example.Hash mapped over 0 inputs in 0 chunks, 2 tasks at a time, with 0 outputs"
                        + " (CRC-32C 0f1e2d3c): 0.00 s (Spark started in 0.00 s)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "250  | -1 | with 250 outputs (CRC-32C 0f1e2d3c)",
                "997  | 3  | with 997 outputs (CRC-32C 0f1e2d3c) and 3 quarantined",
                "0    | 2  | with 0 outputs (CRC-32C 0f1e2d3c) and 2 quarantined",
                "9999 | 0  | with 9,999 outputs (CRC-32C 0f1e2d3c) and 0 quarantined"
            })
    void outputsAndQuarantinedInputsAreCounted(long outputs, long quarantined, String shown) {
        OptionalLong failed = quarantined < 0 ? NONE : OptionalLong.of(quarantined);
        assertThat(report("words", 1000, outputs, failed, 16, 4, Duration.ZERO, Duration.ZERO)
                        .summary())
                .isEqualTo("words mapped over 1,000 inputs in 16 chunks, 4 tasks at a time, " + shown
                        + ": 0.00 s (Spark started in 0.00 s)");
    }

    @Test
    void thePathIsNamed() {
        Report report = new Report(
                "cube", 2, 2, DIGEST, Optional.of("cubes.parquet"), NONE, 2, 2, Duration.ZERO, Duration.ZERO);
        assertThat(report.summary())
                .contains(", with 2 outputs (CRC-32C 0f1e2d3c) in 'cubes.parquet': 0.00 s (Spark started");
    }

    @Test
    void thousandsAreSetApartInEveryLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            Report report = report(
                    "square",
                    1_234_567_890,
                    1_234_567_890,
                    NONE,
                    4_710,
                    1_000,
                    Duration.ofMillis(1_234),
                    Duration.ofMillis(3_600_500));
            assertThat(report.summary())
                    .isEqualTo("square mapped over 1,234,567,890 inputs in 4,710 chunks, 1,000 tasks at a time,"
                            + " with 1,234,567,890 outputs (CRC-32C 0f1e2d3c): 3600.50 s (Spark started in 1.23 s)");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 0.00", "6, 0.01", "994, 0.99", "996, 1.00"})
    void timesAreRoundedToHundredths(long millis, String seconds) {
        assertThat(report("square", 2, 2, NONE, 2, 2, Duration.ZERO, Duration.ofMillis(millis))
                        .summary())
                .endsWith(": " + seconds + " s (Spark started in 0.00 s)");
    }

    @Test
    void nothingMayBeMissing() {
        assertThatThrownBy(() -> report(null, 0, 0, NONE, 0, 1, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("function is null");
        assertThatThrownBy(() -> report("square", 0, 0, NONE, 0, 1, null, Duration.ZERO))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("start is null");
        assertThatThrownBy(() -> report("square", 0, 0, NONE, 0, 1, Duration.ZERO, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("map is null");
    }

    private static Report report(
            String function,
            long inputs,
            long outputs,
            OptionalLong quarantined,
            long chunks,
            int tasks,
            Duration start,
            Duration map) {
        return new Report(function, inputs, outputs, DIGEST, Optional.empty(), quarantined, chunks, tasks, start, map);
    }
}

package io.sparkpool.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource({
        "1us, PT0.000001S",
        "250us, PT0.00025S",
        "500ms, PT0.5S",
        "30s, PT30S",
        "30 s, PT30S",
        "030s, PT30S",
        "2m, PT2M",
        "5min, PT5M",
        "1h, PT1H",
        "3d, PT72H",
        "10000d, PT240000H",
        "240000h, PT240000H",
        "999999999us, PT999.999999S"
    })
    void aTimeIsANumberAndAUnitOfSparks(String value, Duration duration) {
        assertThat(Durations.read(timeout(value), problems)).contains(duration);
        assertThat(ProblemMessages.of(problems)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "s",
                "0s",
                "00us",
                "-5s",
                "+5s",
                "1.5s",
                "5 weeks",
                "5S",
                "30  s",
                "1h30m",
                "10001d",
                "240001h",
                "1000000000us",
                "99999999999999999999d",
                "soon"
            })
    void whatIsNoSuchTimeIsAProblem(String value) {
        assertThat(Durations.read(timeout(value), problems)).isEmpty();
        assertThat(ProblemMessages.of(problems))
                .containsExactly("cannot read 'spark.pool.clusterTimeout' = '" + value + "' (-D): not a time of more "
                        + "than zero, and at most 10000 days; write for example 500ms, 30s or 5min");
    }

    @Test
    void blanksAroundATimeDoNotCount() {
        assertThat(Durations.read(timeout(" 30s "), problems)).contains(Duration.ofSeconds(30));
    }

    private static Setting timeout(String value) {
        return new Setting("spark.pool.clusterTimeout", value, "-D");
    }
}

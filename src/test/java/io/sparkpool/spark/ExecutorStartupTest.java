package io.sparkpool.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutorStartupTest {
    private static final String KEY = "spark.pool.clusterTimeout";

    @Test
    void theLimitIsAMinuteByDefault() {
        assertThat(new ExecutorStartup(new SparkConf(false)).limit()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({"2 min, 120000", "1500ms, 1500"})
    void theLimitIsReadAsInAJobsSettings(String value, long millis) {
        assertThat(new ExecutorStartup(new SparkConf(false).set(KEY, value)).limit())
                .isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void aLimitThatIsNoTimeIsAFailure() {
        ExecutorStartup startup = new ExecutorStartup(new SparkConf(false).set(KEY, "soon"));
        assertThatExceptionOfType(ClusterException.class)
                .isThrownBy(startup::limit)
                .withMessage("cannot read 'spark.pool.clusterTimeout' = 'soon': not a time of at least 1s and at most"
                        + " 10000 days; write for example 30s or 5min");
    }
}

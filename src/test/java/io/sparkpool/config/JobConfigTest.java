package io.sparkpool.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobConfigTest {
    @Test
    void theDefaultsAreTheLesson() {
        JobConfig config = checked();
        assertThat(config.input()).isEqualTo(new InputConfig.Range(0, 100, 1));
        assertThat(config.function()).isEqualTo(new Setting("spark.pool.function", "square", "default"));
        assertThat(config.chunkSize()).isEmpty();
        assertThat(config.output()).isEqualTo(new OutputConfig.List("Pool    :"));
    }

    @Test
    void aRangeMayGoDown() {
        JobConfig config = checked(
                file("spark.pool.input.start", "5"),
                file("spark.pool.input.end", "-5"),
                file("spark.pool.input.step", "-2"));
        assertThat(config.input()).isEqualTo(new InputConfig.Range(5, -5, -2));
    }

    @Test
    void aRangeHas64Bits() {
        JobConfig config = checked(
                file("spark.pool.input.start", "-9223372036854775808"),
                file("spark.pool.input.end", "9223372036854775807"));
        assertThat(config.input()).isEqualTo(new InputConfig.Range(Long.MIN_VALUE, Long.MAX_VALUE, 1));
    }

    @Test
    void aTextInputHasAPath() {
        Setting path = file("spark.pool.input.path", "data/numbers.txt");
        assertThat(checked(file("spark.pool.input", "text"), path).input()).isEqualTo(new InputConfig.Text(path));
    }

    @Test
    void theFunctionIsANameNotYetLookedUp() {
        Setting function = file("spark.pool.function", "io.example.Hash");
        assertThat(checked(function).function()).isEqualTo(function);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "262144, 262144", "2147483647, 2147483647", "007, 7"})
    void aChunkSizeIsAtLeastOne(String value, int size) {
        assertThat(checked(file("spark.pool.chunkSize", value)).chunkSize()).isEqualTo(OptionalInt.of(size));
    }

    @Test
    void aListHasALabel() {
        assertThat(checked(file("spark.pool.output.label", "Squares:")).output())
                .isEqualTo(new OutputConfig.List("Squares:"));
        assertThat(checked(file("spark.pool.output.label", "")).output()).isEqualTo(new OutputConfig.List(""));
    }

    @Test
    void linesHaveNone() {
        assertThat(checked(file("spark.pool.output", "lines")).output()).isEqualTo(new OutputConfig.Lines());
    }

    @Test
    void theFirstFailingInputEndsTheJob() {
        assertThat(checked().errors()).isEqualTo(new ErrorConfig(Optional.empty(), 0, Duration.ZERO));
    }

    @Test
    void failingInputsMayBeSetAside() {
        Setting path = file("spark.pool.onError.path", "bad.jsonl");
        ErrorConfig errors = checked(
                        file("spark.pool.onError", "quarantine"),
                        path,
                        file("spark.pool.maxErrors", "10"),
                        file("spark.pool.retries", "2"))
                .errors();
        assertThat(errors.quarantine()).contains(new ErrorConfig.Quarantine(path, 10));
        assertThat(errors.retries()).isEqualTo(2);
    }

    @Test
    void anyNumberOfInputsMayFailIfNothingElseIsSaid() {
        ErrorConfig errors = checked(
                        file("spark.pool.onError", "quarantine"), file("spark.pool.onError.path", "bad.jsonl"))
                .errors();
        assertThat(errors.quarantine().orElseThrow().maxErrors()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void anInputMayTakeAsLongAsItSays() {
        assertThat(checked(file("spark.pool.inputTimeout", "500ms")).errors().inputTimeout())
                .isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void aClusterMayTakeAMinuteOrAsLongAsItSays() {
        assertThat(checked().clusterTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(checked(file("spark.pool.clusterTimeout", "2 min")).clusterTimeout())
                .isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void theLaterOfTwoSettingsCounts() {
        Setting higher = new Setting("spark.pool.function", "negate", "--function");
        JobConfig config = checked(file("spark.pool.function", "cube"), higher);
        assertThat(config.function()).isEqualTo(higher);
    }

    @Test
    void theTableShowsEachSettingAndItsOrigin() {
        JobConfig config = checked(
                file("spark.master", "local[4]"),
                file("spark.my.password", "hunter2"),
                new Setting("spark.pool.chunkSize", "10", "--chunk-size"));
        assertThat(config.table()).isEqualToNormalizingNewlines("""
                spark.master              = local[4]  (conf/job.properties)
                spark.my.password         = *********(redacted)  (conf/job.properties)
                spark.pool.chunkSize      = 10  (--chunk-size)
                spark.pool.clusterTimeout = 60s  (default)
                spark.pool.function       = square  (default)
                spark.pool.input          = range  (default)
                spark.pool.input.end      = 100  (default)
                spark.pool.input.start    = 0  (default)
                spark.pool.input.step     = 1  (default)
                spark.pool.onError        = fail  (default)
                spark.pool.output         = list  (default)
                spark.pool.output.label   = Pool    :  (default)
                """);
    }

    @Test
    void aRowOfTheTableIsOneLine() {
        assertThat(checked(file("spark.my.text", "a\nb\u001b[31m")).table())
                .contains("spark.my.text             = a\\nb\\u001b[31m  (conf/job.properties)");
        assertThat(checked(file("spark.my.\u001b\n\u009b", "\u65e5\u202e")).table())
                .startsWith("spark.my.\\u001b\\n\\u009b   = \u65e5\\u202e  (conf/job.properties)\n");
    }

    private static JobConfig checked(Setting... given) {
        Problems problems = new Problems();
        JobConfig config = JobConfig.check(List.of(given), problems);
        assertThat(ProblemMessages.of(problems)).isEmpty();
        return config;
    }

    private static Setting file(String key, String value) {
        return new Setting(key, value, "conf/job.properties");
    }
}

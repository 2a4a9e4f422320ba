package io.sparkpool.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobConfigTest {
    @Test
    void theDefaultsAreTheLesson() {
        JobConfig config = checked();
        assertThat(config.get(Key.MASTER)).isEqualTo("local[4]");
        assertThat(config.get(Key.FUNCTION)).isEqualTo("square");
        assertThat(config.settings().find(Key.CHUNK_SIZE)).isEmpty();
        assertThat(config.settings().find("spark.pool.function"))
                .contains(new Setting("spark.pool.function", "square", "default"));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "262144, 262144", "2147483647, 2147483647", "007, 7"})
    void aChunkSizeIsAtLeastOne(String value, int size) {
        assertThat(checked(file("spark.pool.chunkSize", value)).settings().find(Key.CHUNK_SIZE))
                .contains(size);
    }

    @Test
    void theFirstFailingInputEndsTheJob() {
        assertThat(errors()).isEqualTo(new ErrorConfig(Optional.empty(), 0, Optional.empty()));
    }

    @Test
    void failingInputsMayBeSetAside() {
        Setting path = file("spark.pool.onError.path", "bad.jsonl");
        ErrorConfig errors = errors(
                file("spark.pool.onError", "quarantine"),
                path,
                file("spark.pool.maxErrors", "10"),
                file("spark.pool.retries", "2"));
        assertThat(errors.quarantine()).contains(new ErrorConfig.Quarantine(path, 10));
        assertThat(errors.retries()).isEqualTo(2);
    }

    @Test
    void anyNumberOfInputsMayFailByDefault() {
        ErrorConfig errors =
                errors(file("spark.pool.onError", "quarantine"), file("spark.pool.onError.path", "bad.jsonl"));
        assertThat(errors.quarantine().orElseThrow().maxErrors()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void theTimeLimitOfAnInputIsRead() {
        assertThat(errors(file("spark.pool.inputTimeout", "500ms")).inputTimeout())
                .contains(Duration.ofMillis(500));
    }

    @Test
    void theTimeLimitOfAClusterIsAMinuteByDefault() {
        assertThat(checked().clusterTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(checked(file("spark.pool.clusterTimeout", "2 min")).clusterTimeout())
                .isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void theLaterOfTwoSettingsCounts() {
        Setting higher = new Setting("spark.pool.function", "negate", "--function");
        JobConfig config = checked(file("spark.pool.function", "cube"), higher);
        assertThat(config.get(Key.FUNCTION)).isEqualTo("negate");
    }

    @Test
    void theDefaultStandsInForAValueThatCannotBeRead() {
        Problems problems = new Problems();
        JobConfig config = JobConfig.check(
                List.of(file("spark.pool.retries", "often"), file("spark.pool.chunkSize", "many")),
                AllKeys.KEYS,
                problems);
        assertThat(ProblemMessages.of(problems)).hasSize(2);
        assertThat(config.get(Key.RETRIES)).isZero();
        assertThat(config.settings().find(Key.CHUNK_SIZE)).isEmpty();
    }

    @Test
    void theTableShowsEachSettingAndItsOrigin() {
        JobConfig config = checked(
                file("spark.master", "local[4]"),
                file("spark.my.password", "hunter2"),
                new Setting("spark.pool.chunkSize", "10", "--chunk-size"));
        assertThat(config.table()).isEqualToNormalizingNewlines("""
                spark.master               = local[4]  (conf/job.properties)
                spark.my.password          = *********(redacted)  (conf/job.properties)
                spark.pool.chunkSize       = 10  (--chunk-size)
                spark.pool.clusterTimeout  = 60s  (default)
                spark.pool.function        = square  (default)
                spark.pool.input           = range  (default)
                spark.pool.input.end       = 100  (default)
                spark.pool.input.start     = 0  (default)
                spark.pool.input.step      = 1  (default)
                spark.pool.onError         = fail  (default)
                spark.pool.output          = list  (default)
                spark.pool.output.fileSize = 128m  (default)
                spark.pool.output.label    = Pool    :  (default)
                spark.pool.output.mode     = error  (default)
                spark.pool.output.unsafe   = false  (default)
                spark.pool.progress        = auto  (default)
                spark.pool.retries         = 0  (default)
                spark.pool.summary         = text  (default)
                """);
    }

    @Test
    void aRowOfTheTableIsOneLine() {
        assertThat(checked(file("spark.my.text", "a\nb\u001b[31m")).table())
                .contains("spark.my.text              = a\\nb\\u001b[31m  (conf/job.properties)");
        assertThat(checked(file("spark.my.\u001b\n\u009b", "\u65e5\u202e")).table())
                .contains("spark.my.\\u001b\\n\\u009b    = \u65e5\\u202e  (conf/job.properties)\n");
    }

    private static JobConfig checked(Setting... given) {
        Problems problems = new Problems();
        JobConfig config = JobConfig.check(List.of(given), AllKeys.KEYS, problems);
        assertThat(ProblemMessages.of(problems)).isEmpty();
        return config;
    }

    private static ErrorConfig errors(Setting... given) {
        Problems problems = new Problems();
        ErrorConfig errors = ErrorConfig.of(checked(given).settings(), problems);
        assertThat(ProblemMessages.of(problems)).isEmpty();
        return errors;
    }

    private static Setting file(String key, String value) {
        return new Setting(key, value, "conf/job.properties");
    }
}

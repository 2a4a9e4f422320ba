package io.sparkpool.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobConfigProblemsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spark.pool.input.start   | zero       | not a whole number from -9223372036854775808 to 9223372036854775807; set one
            spark.pool.input.start   | 1.0        | not a whole number from -9223372036854775808 to 9223372036854775807; set one
            spark.pool.input.end     | 9223372036854775808 | not a whole number from -9223372036854775808 to 9223372036854775807; set one
            spark.pool.input.step    | ''         | not a whole number from -9223372036854775808 to 9223372036854775807; set one
            spark.pool.chunkSize     | many       | not a whole number from 1 to 2147483647; set one
            spark.pool.chunkSize     | 2147483648 | not a whole number from 1 to 2147483647; set one
            spark.pool.chunkSize     | 0          | not a whole number from 1 to 2147483647; set one
            spark.pool.chunkSize     | -5         | not a whole number from 1 to 2147483647; set one
            spark.pool.output.mode   | append     | no such value; set error or overwrite
            spark.pool.output.unsafe | yes        | neither true nor false; set one of them
            spark.pool.output.fileSize | 64q      | not a size of at least one byte; write for example 64m or 1g
            spark.pool.onError       | ignore     | no such value; set fail or quarantine
            spark.pool.retries       | often      | not a whole number from 0 to 2147483647; set one
            spark.pool.retries       | -1         | not a whole number from 0 to 2147483647; set one
            spark.pool.inputTimeout  | 30         | not a time of at least 1us and at most 10000 days; write for example 500ms, 30s or 5min
            spark.pool.clusterTimeout | soon      | not a time of at least 1s and at most 10000 days; write for example 30s or 5min
            spark.pool.clusterTimeout | 999ms     | not a time of at least 1s and at most 10000 days; write for example 30s or 5min
            """)
    void aValueThatCannotBeReadIsAProblem(String key, String value, String why) {
        assertThat(problems(new Setting(key, value, "conf/job.properties")))
                .containsExactly("cannot read '" + key + "' = '" + value + "' (conf/job.properties): " + why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spark.pool.onError       | quarantine | there is no file for the failing inputs; set 'spark.pool.onError.path' or give --quarantine FILE
            spark.pool.onError.path  | bad.jsonl  | the first failing input ends the job; leave it out, or set 'spark.pool.onError' to quarantine
            spark.pool.maxErrors     | 3          | the first failing input ends the job; leave it out, or set 'spark.pool.onError' to quarantine
            spark.pool.fnction       | cube       | no such key; did you mean 'spark.pool.function'?
            spark.master             | local[0]   | not a number of tasks; set local[N] with N from 1 to 1024, or local[*] for one on each core
            """)
    void aValueThatCannotBeUsedIsAProblem(String key, String value, String why) {
        assertThat(problems(new Setting(key, value, "conf/job.properties")))
                .containsExactly("cannot use '" + key + "' = '" + value + "' (conf/job.properties): " + why);
    }

    @Test
    void quarantineNeedsAFileAndACount() {
        assertThat(problems(
                        new Setting("spark.pool.onError", "quarantine", "--on-error"),
                        new Setting("spark.pool.onError.path", "-", "-D"),
                        new Setting("spark.pool.maxErrors", "some", "-D")))
                .containsExactly(
                        "cannot read 'spark.pool.maxErrors' = 'some' (-D): not a whole number from 0 to "
                                + "9223372036854775807; set one",
                        "cannot use 'spark.pool.onError.path' = '-' (-D): standard output is for the outputs; name a file");
        assertThat(problems(
                        new Setting("spark.pool.onError", "quarantine", "--on-error"),
                        new Setting("spark.pool.onError.path", "", "-D")))
                .containsExactly("cannot use 'spark.pool.onError.path' = '' (-D):"
                        + " there is no file for the failing inputs; name one");
    }

    @Test
    void thePolicyOfTheCommandLineOverrulesAFileForFailingInputsFromElsewhere() {
        assertThat(problems(
                        new Setting("spark.pool.onError.path", "bad.jsonl", "conf/job.properties"),
                        new Setting("spark.pool.onError", "fail", "--on-error")))
                .isEmpty();
    }

    @Test
    void onlyTheSettingThatCountsIsChecked() {
        assertThat(problems(
                        new Setting("spark.pool.chunkSize", "many", "conf/job.properties"),
                        new Setting("spark.pool.chunkSize", "10", "--chunk-size")))
                .isEmpty();
    }

    @Test
    void allProblemsAreGatheredAtOnce() {
        assertThat(problems(
                        new Setting("spark.pool.input.start", "a", "--range"),
                        new Setting("spark.pool.input.end", "b", "--range"),
                        new Setting("spark.pool.chunkSize", "0", "--chunk-size"),
                        new Setting("spark.pool.output.mode", "append", "--mode"),
                        new Setting("spark.pool.outptu", "list", "conf/job.properties"),
                        new Setting("spark.master", "local[x]", "spark-submit"),
                        new Setting("spark.redaction.regex", "(", "-D")))
                .containsExactlyInAnyOrder(
                        "cannot read 'spark.pool.input.start' = 'a' (--range): not a whole number from"
                                + " -9223372036854775808 to 9223372036854775807; set one",
                        "cannot read 'spark.pool.input.end' = 'b' (--range): not a whole number from"
                                + " -9223372036854775808 to 9223372036854775807; set one",
                        "cannot read 'spark.pool.chunkSize' = '0' (--chunk-size): not a whole number from 1 to"
                                + " 2147483647; set one",
                        "cannot read 'spark.pool.output.mode' = 'append' (--mode): no such value; set error or overwrite",
                        "cannot use 'spark.pool.outptu' = 'list' (conf/job.properties): no such key;"
                                + " did you mean 'spark.pool.output'?",
                        "cannot use 'spark.master' = 'local[x]' (spark-submit): not a number of tasks;"
                                + " set local[N] with N from 1 to 1024, or local[*] for one on each core",
                        "cannot read 'spark.redaction.regex' = '(' (-D): not a regular expression: Unclosed group;"
                                + " write one that Java reads");
    }

    private static List<String> problems(Setting... given) {
        Problems problems = new Problems();
        JobConfig config = JobConfig.check(List.of(given), AllKeys.KEYS, problems);
        ErrorConfig.of(config.settings(), problems);
        return ProblemMessages.of(problems);
    }

    @Test
    void anotherSerializerIsAProblem() {
        assertThat(problems(new Setting("spark.serializer", "org.apache.spark.serializer.KryoSerializer", "-D")))
                .containsExactly("cannot use 'spark.serializer' = 'org.apache.spark.serializer.KryoSerializer' (-D):"
                        + " the pool sends its chunks by Java serialization, which is faster for them; leave it out");
    }
}

package io.sparkpool.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobConfigProblemsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spark.pool.input         | hdfs       | use  | not one that this job reads; set range or text
            spark.pool.input         | csv        | use  | this version reads no tables; set range or text
            spark.pool.input         | Parquet    | use  | this version reads no tables; set range or text
            spark.pool.input         | jdbc       | use  | this version reads no tables; set range or text
            spark.pool.input         | text       | use  | there is no path to read; set 'spark.pool.input.path' or give --input PATH
            spark.pool.input.start   | zero       | read | not a whole number of 64 bits; set one from -9223372036854775808 to 9223372036854775807
            spark.pool.input.start   | 1.0        | read | not a whole number of 64 bits; set one from -9223372036854775808 to 9223372036854775807
            spark.pool.input.end     | 9223372036854775808 | read | not a whole number of 64 bits; set one from -9223372036854775808 to 9223372036854775807
            spark.pool.input.step    | ''         | read | not a whole number of 64 bits; set one from -9223372036854775808 to 9223372036854775807
            spark.pool.input.step    | 0          | use  | a range cannot have a step of zero; set a step other than 0
            spark.pool.input.column  | price      | use  | this version reads no tables, so there are no columns; leave it out
            spark.pool.chunkSize     | many       | read | not a whole number of up to 2147483647; set a number of at least 1
            spark.pool.chunkSize     | 2147483648 | read | not a whole number of up to 2147483647; set a number of at least 1
            spark.pool.chunkSize     | 0          | use  | a chunk has at least one input; set a number of at least 1
            spark.pool.chunkSize     | -5         | use  | a chunk has at least one input; set a number of at least 1
            spark.pool.output        | set        | use  | not one that this job writes; set list or lines
            spark.pool.output        | orc        | use  | this version writes no tables; set list or lines
            spark.pool.output        | XML        | use  | this version writes no tables; set list or lines
            spark.pool.output.path   | out        | use  | this version writes to standard output only; leave it out and redirect: ./submit.sh > FILE
            spark.pool.output.mode   | overwrite  | use  | this version writes to standard output only; leave it out
            spark.pool.output.column | square     | use  | this version writes to standard output only; leave it out
            spark.pool.output.type   | long       | use  | this version writes to standard output only; leave it out
            spark.pool.onError       | quarantine | use  | there is no file for the failing inputs; set 'spark.pool.onError.path' to one
            spark.pool.onError       | ignore     | use  | not a policy; set fail or quarantine
            spark.pool.onError.path  | bad.jsonl  | use  | the first failing input ends the job; leave it out, or set 'spark.pool.onError' to quarantine
            spark.pool.maxErrors     | 3          | use  | the first failing input ends the job; leave it out, or set 'spark.pool.onError' to quarantine
            spark.pool.retries       | often      | read | not a whole number from 0 to 2147483647; set one
            spark.pool.retries       | -1         | read | not a whole number from 0 to 2147483647; set one
            spark.pool.inputTimeout  | 30         | read | not a time of more than zero, and at most 10000 days; write for example 500ms, 30s or 5min
            spark.pool.clusterTimeout | soon      | read | not a time of more than zero, and at most 10000 days; write for example 500ms, 30s or 5min
            spark.pool.fnction       | cube       | use  | no such key; did you mean 'spark.pool.function'?
            spark.master             | local[0]   | use  | not a number of cores; set local[N] with N from 1 to 1024, or local[*] for all
            """)
    void aProblemSaysWhatWhyAndHowToMendIt(String key, String value, String verb, String why) {
        assertThat(problems(new Setting(key, value, "conf/job.properties")))
                .containsExactly("cannot " + verb + " '" + key + "' = '" + value + "' (conf/job.properties): " + why);
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
    void anEmptyPathIsNone() {
        assertThat(problems(
                        new Setting("spark.pool.input", "text", "-D"), new Setting("spark.pool.input.path", " ", "-D")))
                .containsExactly("cannot use 'spark.pool.input.path' = '' (-D): there is no path to read;"
                        + " set 'spark.pool.input.path' or give --input PATH");
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
                        new Setting("spark.pool.input.step", "0", "--range"),
                        new Setting("spark.pool.chunkSize", "0", "--chunk-size"),
                        new Setting("spark.pool.output", "pdf", "--output-format"),
                        new Setting("spark.pool.outptu", "list", "conf/job.properties"),
                        new Setting("spark.driver.memory", "1g", "-D"),
                        new Setting("spark.master", "local[x]", "spark-submit"),
                        new Setting("spark.redaction.regex", "(", "-D")))
                .containsExactlyInAnyOrder(
                        "cannot read 'spark.pool.input.start' = 'a' (--range): not a whole number of 64 bits;"
                                + " set one from -9223372036854775808 to 9223372036854775807",
                        "cannot read 'spark.pool.input.end' = 'b' (--range): not a whole number of 64 bits;"
                                + " set one from -9223372036854775808 to 9223372036854775807",
                        "cannot use 'spark.pool.input.step' = '0' (--range): a range cannot have a step of zero;"
                                + " set a step other than 0",
                        "cannot use 'spark.pool.chunkSize' = '0' (--chunk-size): a chunk has at least one input;"
                                + " set a number of at least 1",
                        "cannot use 'spark.pool.output' = 'pdf' (--output-format): not one that this job writes;"
                                + " set list or lines",
                        "cannot use 'spark.pool.outptu' = 'list' (conf/job.properties): no such key;"
                                + " did you mean 'spark.pool.output'?",
                        "cannot use 'spark.driver.memory' = '1g' (-D): the driver runs already;"
                                + " set it in the properties file, or after --: --conf spark.driver.memory=VALUE",
                        "cannot use 'spark.master' = 'local[x]' (spark-submit): not a number of cores;"
                                + " set local[N] with N from 1 to 1024, or local[*] for all",
                        "cannot read 'spark.redaction.regex' = '(' (-D): not a regular expression: Unclosed group;"
                                + " write one that Java reads");
    }

    private static List<String> problems(Setting... given) {
        Problems problems = new Problems();
        JobConfig.check(List.of(given), problems);
        return ProblemMessages.of(problems);
    }

    @Test
    void aRangeAndAPathFromOnePlaceAreAMistake() {
        assertThat(problems(
                        new Setting("spark.pool.input", "range", "--input-format"),
                        new Setting("spark.pool.input.path", "numbers.txt", "--input")))
                .containsExactly("cannot use 'spark.pool.input.path' = 'numbers.txt' (--input): the input is a range;"
                        + " leave the path out, or set 'spark.pool.input' to text");
    }

    @Test
    void aRangeOverrulesAPathFromElsewhere() {
        assertThat(problems(
                        new Setting("spark.pool.input.path", "numbers.txt", "conf/job.properties"),
                        new Setting("spark.pool.input", "range", "--range")))
                .isEmpty();
    }

    @Test
    void standardInputIsNoFile() {
        assertThat(problems(
                        new Setting("spark.pool.input", "text", "--input"),
                        new Setting("spark.pool.input.path", "-", "--input")))
                .containsExactly("cannot use 'spark.pool.input.path' = '-' (--input):"
                        + " standard input cannot be shared out; write it to a file first");
    }

    @Test
    void anotherSerializerIsAProblem() {
        assertThat(problems(new Setting("spark.serializer", "org.apache.spark.serializer.KryoSerializer", "-D")))
                .containsExactly("cannot use 'spark.serializer' = 'org.apache.spark.serializer.KryoSerializer' (-D):"
                        + " the pool sends its chunks by Java serialization, which is quicker for them; leave it out");
    }
}

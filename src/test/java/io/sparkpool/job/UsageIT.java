package io.sparkpool.job;

import static io.sparkpool.job.Submission.submit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong usage and configuration: exact messages, exit code 2, nothing on standard output. */
class UsageIT {
    @TempDir
    Path directory;

    @Test
    void allProblemsOfACommandLineAreShownAtOnce() throws IOException, InterruptedException {
        assertRefused(
                submit(
                        "-n",
                        "0",
                        "--chunk-sise",
                        "7",
                        "--range",
                        "0:1:0",
                        "foo",
                        "-Dspark.pool.outputt=x",
                        "-f",
                        "sqare"),
                "no such option '--chunk-sise'; did you mean '--chunk-size'?",
                "unexpected argument 'foo'; every value follows an option, see ./submit.sh --help",
                "cannot use '0' (--cores): not a number of tasks; give one from 1 to 1024, or * for one on each core",
                "cannot use 'spark.pool.outputt' = 'x' (-D): no such key; did you mean 'spark.pool.output'?",
                "cannot use 'spark.pool.function' = 'sqare' (--function): neither a built-in function "
                        + "(cube, identity, negate, square) nor a class on the class path; name your class as in my.Halve, "
                        + "and if it is in a jar of its own add that after --: --jars FILE; did you mean 'square'?",
                "cannot use 'spark.pool.input.step' = '0' (--range): a range cannot have a step of zero; "
                        + "set a step other than 0");
    }

    @Test
    void allProblemsOfAPropertiesFileAreShownAtOnce() throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("my job.properties"), """
                spark.master=local[many]
                spark.pool.chunkSize=many
                spark.pool.input.end=99999999999999999999
                spark.pool.output.mode=append
                spark.pool.onError=ignore
                spark.pol.function=cube
                """);
        assertRefused(
                submit("--config", file.toString()),
                "cannot use 'spark.pol.function' = 'cube' (" + file
                        + "): Spark has no such key; did you mean 'spark.pool.function'?",
                "cannot use 'spark.master' = 'local[many]' (" + file
                        + "): not a number of tasks; set local[N] with N from 1 to 1024, or local[*] for one on each core",
                "cannot read 'spark.pool.input.end' = '99999999999999999999' (" + file
                        + "): not a whole number from -9223372036854775808 to 9223372036854775807; set one",
                "cannot read 'spark.pool.chunkSize' = 'many' (" + file
                        + "): not a whole number from 1 to 2147483647; set one",
                "cannot read 'spark.pool.output.mode' = 'append' (" + file + "): no such value; set error or overwrite",
                "cannot read 'spark.pool.onError' = 'ignore' (" + file + "): no such value; set fail or quarantine");
    }

    @Test
    void aMissingPropertiesFileIsNamed() throws IOException, InterruptedException {
        assertRefused(
                submit("-c", "nope.properties"),
                "cannot read the properties file 'nope.properties' (--config): no such file; name one that exists");
    }

    @Test
    void aDamagedPropertiesFileIsNamed() throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("job.properties"), "spark.pool.input.path=C:\\users\\me\n");
        assertRefused(
                submit("-c", file.toString()),
                "cannot read the properties file '" + file
                        + "' (--config): Malformed \\uxxxx encoding.; write a backslash as \\\\");
    }

    @Test
    void aMissingInputIsNamed() throws IOException, InterruptedException {
        Path file = directory.resolve("missing.txt");
        assertRefused(
                submit("--input", file.toString()),
                "cannot read 'spark.pool.input.path' = '" + file + "' (--input): no such file (looked for file:" + file
                        + "); name a file, a directory or a pattern that matches some");
    }

    @Test
    void aValueThatIsMissingIsNamed() throws IOException, InterruptedException {
        assertRefused(submit("-q", "--function"), "option '--function' needs a value; give NAME");
    }

    @Test
    void aRangeAndAFileContradictEachOther() throws IOException, InterruptedException {
        assertRefused(
                submit("--range", "0:5", "-i", "data/numbers.txt"),
                "cannot use 'spark.pool.input.path' = 'data/numbers.txt' (--input): the input is a range"
                        + " (--range), which has no path; leave out one of the two");
    }

    @Test
    void secretsAreMasked() throws IOException, InterruptedException {
        assertRefused(
                submit("-D", "spark.pool.password=geheim"),
                "cannot use 'spark.pool.password' = '*********(redacted)' (-D): "
                        + "no such key; did you mean 'spark.pool.onError'?");
        Submission.Result result =
                submit("--dry-run", "-D", "spark.my.token=geheim").run();
        assertThat(result.out()).contains("spark.my.token ").doesNotContain("geheim");
        assertThat(result.err()).doesNotContain("geheim");
    }

    @Test
    void aSecretForSparkSubmitIsRefused() throws IOException, InterruptedException {
        assertRefused(
                submit("-D", "spark.driver.extraJavaOptions=-Dmy.password=geheim"),
                "cannot use 'spark.driver.extraJavaOptions' = '*********(redacted)' (-D): "
                        + "spark-submit would show the secret on its command line; set it in a properties file");
    }

    @Test
    void aMasterThatSparkDoesNotKnowIsNamed() throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("job.properties"), "spark.master loacl[4]\n");
        String problem = "not a master that Spark knows; set local[N], spark://HOST:PORT, yarn or k8s://URL";
        assertRefused(
                submit("-c", file.toString(), "--dry-run"),
                "cannot use 'spark.master' = 'loacl[4]' (" + file + "): " + problem);
        assertRefused(
                submit("--", "--master", "loacl[4]"), "cannot use 'spark.master' = 'loacl[4]' (after --): " + problem);
        assertRefused(submit("-D", "spark.master=loacl[4]"), "cannot use 'spark.master' = 'loacl[4]' (-D): " + problem);
    }

    @Test
    void aCommentMayHoldAnything() throws IOException, InterruptedException {
        Path file = Files.writeString(
                directory.resolve("job.properties"), "# as in C:\\users\nspark.master local[3]\nspark.my.key=1\n");
        assertThat(submit("-c", file.toString(), "--dry-run").run().out())
                .contains("spark.master               = local[3] ", "(" + file + ")");
    }

    @Test
    void aSecondPropertiesFileIsRefused() throws IOException, InterruptedException {
        assertRefused(
                submit("--", "--properties-file", "conf/job.properties"),
                "'--properties-file' does not belong after --: the job reads the file too; give --config FILE before --");
    }

    static void assertRefused(Submission submission, String... problems) throws IOException, InterruptedException {
        Submission.Result result = submission.run();
        assertThat(result.err().lines())
                .containsExactly(Arrays.stream(problems)
                        .map("spark-pool: error: "::concat)
                        .toArray(String[]::new));
        assertThat(result.out()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(2);
    }
}

package io.sparkpool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.config.AllKeys;
import io.sparkpool.config.ProblemMessages;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineProblemsTest {
    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource({
        "--coers, --cores",
        "--coers=4, --cores",
        "--CORES, --cores",
        "--core, --cores",
        "--outptu-format=lines, --output-format",
        "--chunksize, --chunk-size",
        "--dryrun, --dry-run",
        "-helpme, --help",
        "-x, -D"
    })
    void anUnknownOptionIsAnsweredWithTheNearestOne(String typed, String nearest) {
        parse(typed);
        assertThat(ProblemMessages.of(problems))
                .containsExactly(
                        "no such option '" + typed.replaceFirst("=.*", "") + "'; did you mean '" + nearest + "'?");
    }

    @Test
    void theValueOfAnUnknownOptionIsNoProblemOfItsOwn() {
        Arguments arguments = parse("--coers", "4", "-f", "cube");
        assertThat(ProblemMessages.of(problems)).containsExactly("no such option '--coers'; did you mean '--cores'?");
        assertThat(arguments.settings()).containsExactly(new Setting("spark.pool.function", "cube", "--function"));
    }

    @ParameterizedTest
    @CsvSource({
        "-n, --cores, N",
        "--cores, --cores, N",
        "-c, --config, FILE",
        "--range, --range, [START:]END[:STEP]",
        "-i, --input, PATH",
        "--input-format, --input-format, FORMAT",
        "-f, --function, NAME",
        "--chunk-size, --chunk-size, N",
        "--output-format, --output-format, FORMAT",
        "--label, --label, TEXT",
        "--on-error, --on-error, fail|quarantine",
        "--quarantine, --quarantine, FILE",
        "--max-errors, --max-errors, N",
        "--retries, --retries, N",
        "--input-timeout, --input-timeout, DURATION",
        "-D, -D, KEY=VALUE"
    })
    void anOptionWithoutItsValueIsAProblem(String typed, String option, String value) {
        assertThat(parse(typed, "-q").quiet()).isTrue();
        assertThat(ProblemMessages.of(problems))
                .containsExactly("option '" + option + "' needs a value; give " + value);
    }

    @ParameterizedTest
    @CsvSource({
        "--quiet=yes, --quiet, --quiet",
        "-q=1, -q, --quiet",
        "--dry-run=true, --dry-run, --dry-run",
        "-V=, -V, --version"
    })
    void aValueThatAnOptionDoesNotTakeIsAProblem(String typed, String option, String fix) {
        parse(typed);
        assertThat(ProblemMessages.of(problems))
                .containsExactly("option '" + option + "' takes no value; give it as '" + fix + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"extra", "-", ""})
    void anExtraArgumentIsAProblem(String extra) {
        parse("-q", extra);
        assertThat(ProblemMessages.of(problems))
                .containsExactly(
                        "unexpected argument '" + extra + "'; every value follows an option, see ./submit.sh --help");
    }

    @ParameterizedTest
    @CsvSource({"-D spark.a, spark.a", "-Dspark.a, spark.a", "-D =1, =1", "-D=, ="})
    void aDefinitionHasAKeyAndAValue(String line, String definition) {
        assertThat(parse(line.split(" ")).settings()).isEmpty();
        assertThat(ProblemMessages.of(problems))
                .containsExactly("cannot read '" + definition
                        + "' (-D): not of the form KEY=VALUE; write for example -D spark.ui.enabled=true");
    }

    @Test
    void allProblemsAreGatheredAndTheRestIsRead() {
        Arguments arguments = parse(
                "--coers=4", "-f", "cube", "surplus", "-Dspark.a", "--bogus", "value", "--range", ":1", "-q", "-i");
        assertThat(ProblemMessages.of(problems))
                .containsExactlyInAnyOrder(
                        "no such option '--coers'; did you mean '--cores'?",
                        "no such option '--bogus'; did you mean '--cores'?",
                        "option '--input' needs a value; give PATH",
                        "unexpected argument 'surplus'; every value follows an option, see ./submit.sh --help",
                        "cannot read 'spark.a' (-D): not of the form KEY=VALUE;"
                                + " write for example -D spark.ui.enabled=true",
                        "cannot read ':1' (--range): not of the form END, START:END or START:END:STEP;"
                                + " write for example 100 or 0:100");
        assertThat(arguments.quiet()).isTrue();
        assertThat(arguments.settings()).containsExactly(new Setting("spark.pool.function", "cube", "--function"));
    }

    private Arguments parse(String... line) {
        return Arguments.parse(List.of(line), AllKeys.KEYS, problems);
    }

    @Test
    void anOptionOfSparkSubmitBelongsBehindTheDashes() {
        parse("--jars", "my.jar", "--driver-memory=4g");
        assertThat(ProblemMessages.of(problems))
                .containsExactly(
                        "'--jars' is an option of spark-submit; give it after --",
                        "'--driver-memory' is an option of spark-submit; give it after --");
    }

    @Test
    void controlCharactersDoNotReachTheTerminal() {
        parse("a\nb\u001b[31m");
        assertThat(ProblemMessages.of(problems))
                .containsExactly(
                        "unexpected argument 'a\\nb\\u001b[31m'; every value follows an option, see ./submit.sh --help");
    }

    @Test
    void aSecretInAMalformedDefinitionIsMasked() {
        parse("-D", "spark.my.password:hunter2");
        assertThat(ProblemMessages.of(problems))
                .containsExactly("cannot read '*********(redacted)' (-D): not of the form KEY=VALUE;"
                        + " write for example -D spark.ui.enabled=true");
    }

    @ParameterizedTest
    @CsvSource({
        "spark.authenticate.secret=hunter2, spark.authenticate.secret=*********(redacted), write -D before a setting",
        "spark.ui.enabled=true, spark.ui.enabled=true, write -D before a setting",
        "password=hunter2, password=*********(redacted), every value follows an option",
        "token:hunter2, *********(redacted), every value follows an option"
    })
    void aSecretInAnExtraArgumentIsMasked(String extra, String shown, String advice) {
        parse("-q", extra);
        assertThat(ProblemMessages.of(problems))
                .containsExactly("unexpected argument '" + shown + "'; " + advice + ", see ./submit.sh --help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-D spark.my.secret hunter2", "spark.my.secret hunter2", "--password hunter2"})
    void anExtraArgumentBehindTheNameOfASecretIsMasked(String line) {
        parse(line.split(" "));
        assertThat(ProblemMessages.of(problems)).isNotEmpty().noneMatch(message -> message.contains("hunter2"));
    }
}

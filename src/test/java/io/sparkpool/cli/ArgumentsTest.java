package io.sparkpool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.cli.Arguments.Action;
import io.sparkpool.config.AllKeys;
import io.sparkpool.config.ProblemMessages;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    @Test
    void noArgumentsRunTheJobAsItIs() {
        Arguments arguments = parsed();
        assertThat(arguments.action()).isEqualTo(Action.RUN);
        assertThat(arguments.quiet()).isFalse();
        assertThat(arguments.configs()).isEmpty();
        assertThat(arguments.cores()).isEmpty();
        assertThat(arguments.settings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-h, HELP",
        "--help, HELP",
        "-V, VERSION",
        "--version, VERSION",
        "--dry-run, DRY_RUN",
        "--dry-run --version, VERSION",
        "--dry-run -V --help, HELP",
        "-hV, HELP",
        "-q, RUN"
    })
    void theActionIsTheOneThatDoesLeast(String line, Action action) {
        assertThat(parsed(line.split(" ")).action()).isEqualTo(action);
    }

    @ParameterizedTest
    @CsvSource({"-q, true", "--quiet, true", "-q --dry-run, true", "--dry-run, false"})
    void aJobMayBeQuiet(String line, boolean quiet) {
        assertThat(parsed(line.split(" ")).quiet()).isEqualTo(quiet);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-c my.properties",
                "-cmy.properties",
                "-c=my.properties",
                "-qc my.properties",
                "-config my.properties",
                "--config my.properties",
                "--config=my.properties"
            })
    void thePropertiesFileIsNamed(String line) {
        assertThat(parsed(line.split(" ")).withDefaultConfig("other.properties").configs())
                .containsExactly("my.properties");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-cores 2", "-n 2 -q"})
    void aPropertiesFileIsAddedIfNoneIsNamed(String line) {
        Arguments arguments = parsed(line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(arguments.withDefaultConfig("other.properties").configs()).containsExactly("other.properties");
    }

    @ParameterizedTest
    @CsvSource({
        "-cores 2, --cores=2",
        "-n=2, --cores=2",
        "-qc my.properties -n -1, --quiet --cores=-1",
        "-D spark.a=b=c -Dspark.b=, -Dspark.a=b=c -Dspark.b=",
        "-c a -f cube --config=b -i x=y, --function=cube --input=x=y"
    })
    void theOptionsAreWrittenInOneFormWithoutPropertiesFiles(String line, String options) {
        Arguments arguments = parsed(line.split(" "));
        assertThat(arguments.options()).containsExactly(options.split(" "));
        assertThat(parsed(arguments.options().toArray(String[]::new)))
                .isEqualTo(new Arguments(
                        arguments.action(),
                        arguments.quiet(),
                        arguments.explain(),
                        List.of(),
                        arguments.cores(),
                        arguments.settings(),
                        arguments.options(),
                        List.of()));
    }

    @Test
    void anyValueIsReadAgainAsItWas() {
        for (String value : List.of("", " ", "-q", "--", "\nx", "\"x\"", "a=b")) {
            List<String> options =
                    parsed("--label=" + value, "-D", "spark.a=" + value).options();
            assertThat(parsed(options.toArray(String[]::new)).settings())
                    .containsExactly(
                            new Setting("spark.a", value, "-D"),
                            new Setting("spark.pool.output.label", value, "--label"));
        }
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "-q, ''", "-q --, ''", "-- --name x, --name x", "-q -- -- -q, -- -q"})
    void whatFollowsTheDashesIsForSparkSubmit(String line, String sparkSubmit) {
        assertThat(String.join(
                        " ",
                        parsed(line.isEmpty() ? new String[0] : line.split(" ")).sparkSubmit()))
                .isEqualTo(sparkSubmit);
    }

    @ParameterizedTest
    @CsvSource({
        "-n 2, 2",
        "-n2, 2",
        "-n=2, 2",
        "--cores 2, 2",
        "--cores=2, 2",
        "-n *, *",
        "-n 2 --cores 8, 8",
        "--cores 8 -n 2, 2",
        "-n -1, -1"
    })
    void theLastNumberOfCoresCounts(String line, String cores) {
        assertThat(parsed(line.split(" ")).cores()).contains(cores);
    }

    @ParameterizedTest
    @CsvSource({
        "-f cube, spark.pool.function, cube, --function",
        "-fcube, spark.pool.function, cube, --function",
        "--function=io.example.Hash, spark.pool.function, io.example.Hash, --function",
        "-f cube -f negate, spark.pool.function, negate, --function",
        "--chunk-size 10, spark.pool.chunkSize, 10, --chunk-size",
        "--chunk-size=-1, spark.pool.chunkSize, -1, --chunk-size",
        "--output-format lines, spark.pool.output, lines, --output-format",
        "--input-format text, spark.pool.input, text, --input-format",
        "--label Squares:, spark.pool.output.label, Squares:, --label",
        "--on-error quarantine, spark.pool.onError, quarantine, --on-error",
        "--max-errors 3, spark.pool.maxErrors, 3, --max-errors",
        "--retries 2, spark.pool.retries, 2, --retries",
        "--input-timeout=30s, spark.pool.inputTimeout, 30s, --input-timeout",
        "--input data, spark.pool.input.path, data, --input",
        "-i data, spark.pool.input.path, data, --input",
        "-D spark.ui.enabled=true, spark.ui.enabled, true, -D",
        "-Dspark.ui.enabled=true, spark.ui.enabled, true, -D",
        "--progress lines, spark.pool.progress, lines, --progress",
        "--ui, spark.pool.ui, enter, --ui",
        "--ui -q, spark.pool.ui, enter, --ui",
        "--ui=10m, spark.pool.ui, 10m, --ui",
        "--ui --ui 10m, spark.pool.ui, 10m, --ui",
        "-Dspark.my.option=a=b=c, spark.my.option, a=b=c, -D",
        "-D spark.my.number=-1, spark.my.number, -1, -D",
        "-Dspark.my.empty=, spark.my.empty, '', -D",
        "-Dk=v, k, v, -D"
    })
    void anOptionSetsAKey(String line, String key, String value, String origin) {
        assertThat(parsed(line.split(" ")).settings()).containsExactly(new Setting(key, value, origin));
    }

    @Test
    void keysMayBeSetOneAfterAnother() {
        assertThat(parsed("-D", "spark.a=1", "-Dspark.b=2", "-q", "-D", "spark.a=3")
                        .settings())
                .containsExactly(
                        new Setting("spark.a", "1", "-D"),
                        new Setting("spark.b", "2", "-D"),
                        new Setting("spark.a", "3", "-D"));
    }

    @Test
    void anOptionCountsMoreThanTheKeyItStandsFor() {
        Arguments arguments = parsed("-f", "cube", "-D", "spark.pool.function=negate");
        assertThat(Settings.of(arguments.settings()).find("spark.pool.function"))
                .contains(new Setting("spark.pool.function", "cube", "--function"));
    }

    @Test
    void valuesStayAsTheyWereTyped() {
        assertThat(parsed("-D", "spark.a=\"two words\"").settings())
                .containsExactly(new Setting("spark.a", "\"two words\"", "-D"));
        assertThat(parsed("-f", "\"cube\"").settings())
                .containsExactly(new Setting("spark.pool.function", "\"cube\"", "--function"));
    }

    @Test
    void severalPropertiesFilesAreLayeredInTheirOrder() {
        assertThat(parsed("-c", "base.properties", "--config=night.properties").configs())
                .containsExactly("base.properties", "night.properties");
    }

    @Test
    void aFileForFailingInputsImpliesTheirQuarantine() {
        assertThat(parsed("--quarantine", "bad.jsonl").settings())
                .containsExactlyInAnyOrder(
                        new Setting("spark.pool.onError.path", "bad.jsonl", "--quarantine"),
                        new Setting("spark.pool.onError", "quarantine", "--quarantine"));
        assertThat(parsed("--quarantine", "bad.jsonl", "--on-error", "quarantine")
                        .settings())
                .hasSize(3);
    }

    @Test
    void aDirectoryForTheEventLogSwitchesItOn() {
        assertThat(parsed("--event-log", "events").settings())
                .containsExactlyInAnyOrder(
                        new Setting("spark.eventLog.dir", "events", "--event-log"),
                        new Setting("spark.eventLog.enabled", "true", "--event-log"));
    }

    @Test
    void aValueThatWasLeftOutIsNotPassedOn() {
        assertThat(parsed("--ui", "--ui=10m", "-q").options()).containsExactly("--ui", "--ui=10m", "--quiet");
    }

    private static Arguments parsed(String... line) {
        Problems problems = new Problems();
        Arguments arguments = Arguments.parse(List.of(line), AllKeys.KEYS, problems);
        assertThat(ProblemMessages.of(problems)).isEmpty();
        return arguments;
    }
}

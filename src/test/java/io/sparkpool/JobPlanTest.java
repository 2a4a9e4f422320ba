package io.sparkpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.cli.Arguments;
import io.sparkpool.config.JobConfig;
import io.sparkpool.config.ProblemMessages;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.file.InputFile;
import io.sparkpool.source.SourceKind;
import io.sparkpool.source.Wanted;
import io.sparkpool.submit.SparkSubmitOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobPlanTest {
    private static final String KIND = "spark.pool.input";
    private static final String PATH = "spark.pool.input.path";

    @TempDir
    Path directory;

    private final Problems problems = new Problems();

    @BeforeEach
    void writeFiles() throws IOException {
        write("range", KIND + "=range");
        write("text", KIND + "=text");
        write("path", PATH + "=my.txt");
        write("range+path", KIND + "=range\n" + PATH + "=my.txt");
        write("none", "");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    /** A row has the files, the options of the job, a setting after {@code --}, and the kind with its origin. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            none       |                                   |                               | range | default
            range      |                                   |                               | range | range
            path       |                                   |                               | text  | path
            range path |                                   |                               | text  | path
            path range |                                   |                               | range | range
            path text  |                                   |                               | text  | text
            range+path |                                   |                               | range | range+path
            none       |                                   | spark.pool.input.path=my.txt  | text  | after --
            range      |                                   | spark.pool.input.path=my.txt  | text  | after --
            path       |                                   | spark.pool.input=range        | range | after --
            range      | -D spark.pool.input.path=my.txt   |                               | text  | -D
            range      | --input my.txt                    |                               | text  | --input
            range      | --input my.txt                    | spark.pool.input=range        | text  | --input
            path       | --range 5                         |                               | range | --range
            path       | -D spark.pool.input=range         | spark.pool.input.path=x       | range | -D
            range      | --input my.txt --range 5          |                               | range | --range
            """)
    void aPathImpliesTextUnlessItsLayerOrAHigherOneSetsTheKind(
            String files, String options, String submitted, String kind, String origin) {
        JobConfig config = config(files, options, submitted);
        Setting found = config.settings().find(KIND).orElseThrow();
        assertThat(found.value()).isEqualTo(kind);
        assertThat(Path.of(found.origin()).getFileName()).hasToString(origin);
        assertThat(ProblemMessages.of(problems)).isEmpty();
        assertThat(onCluster(config, options)
                        .settings()
                        .find(KIND)
                        .orElseThrow()
                        .value())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "my.csv, csv",
        "in/*.CSV, csv",
        "in/my.tsv.gz, tsv",
        "my.json, json",
        "my.jsonl.bz2, json",
        "hdfs:///in/my.ndjson, json",
        "orders.parquet/, parquet",
        "part-0.snappy.parquet, parquet",
        "a.orc, orc",
        "a.avro, avro",
        "a.csv/b, text",
        "csv, text",
        "a.csv.txt, text",
        "a.txt.gz, text",
        "in, text",
    })
    void theEndingOfAPathImpliesTheKind(String path, String kind) {
        assertThat(config("range", "--input " + path, null).settings().find(KIND))
                .contains(Setting.implied(KIND, kind, "--input"));
        assertThat(ProblemMessages.of(problems)).isEmpty();
    }

    @Test
    void theEndingOfAPathMayBeThatOfAVariable() throws IOException {
        write("night", PATH + "=${env:ORDERS}");
        JobConfig config = JobPlan.config(
                arguments("night", null), List.of(), List.of(), Map.of("ORDERS", "in/orders.csv"), problems);
        assertThat(config.settings().find(KIND)).map(Setting::value).contains("csv");
        assertThat(config.settings().find(PATH)).map(Setting::written).contains("${env:ORDERS}");
        assertThat(ProblemMessages.of(problems)).isEmpty();
    }

    /** A row has the files, the options of the job, and the kind that the plan has. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            none  | --input my.txt                          | files
            range | --input my.txt                          | files
            path  |                                         | files
            text  | -D spark.pool.input.path=my.txt         | files
            text  | --input-format csv --input my.txt       | csv
            range |                                         | range
            """)
    void aFunctionOfFilesImpliesFilesUnlessAKindIsSet(String files, String options, String kind) {
        Settings settings = config(files, options, null).settings();
        Wanted wanted = new Wanted(InputFile.class, "my.Function", Optional.empty());
        assertThat(SourceKind.impliedBy(wanted, settings)
                        .map(settings::with)
                        .orElse(settings)
                        .find(KIND))
                .hasValueSatisfying(found -> assertThat(found.value()).isEqualTo(kind));
    }

    @Test
    void aKindAndAPathAfterTheDashesAreOfOneLayerEvenIfAFileSetsTheSameKind() {
        List<Setting> submitted =
                List.of(new Setting(KIND, "range", "after --"), new Setting(PATH, "my.txt", "after --"));
        assertThat(JobPlan.config(arguments("range", null), List.of(), submitted, Map.of(), problems)
                        .settings()
                        .find(KIND))
                .contains(new Setting(KIND, "range", "after --"));
    }

    @Test
    void aFileThatDoesNotSayWhatIsImpliedIsNotSubmitted() {
        assertThat(config("range", null, PATH + "=my.txt").settings().find(KIND))
                .hasValueSatisfying(kind -> assertThat(kind.written()).isNotEqualTo(kind.value()));
    }

    @Test
    void aPatternOfTheUsersMasksSecretsInProblemsOfAllSettings() throws IOException {
        write("secret", "spark.redaction.regex=pin\nspark.my.pin=1234${env:NOT_SET}");
        config("secret", null, null);
        assertOnlyProblemIsTheVariable("spark.my.pin", "*********(redacted)", "secret");
    }

    @Test
    void quietTurnsProgressOffUnlessThatIsSetWrongly() {
        assertThat(config("none", "-q --progress bar", null).settings().find("spark.pool.progress"))
                .contains(Setting.implied("spark.pool.progress", "off", "--quiet"));
        assertThat(ProblemMessages.of(problems)).isEmpty();
        config("none", "-q --progress x", null);
        assertThat(ProblemMessages.of(problems))
                .containsExactly("cannot read 'spark.pool.progress' = 'x' (--progress): no such value; set auto or bar"
                        + " or lines or off");
    }

    @Test
    void aVariableThatIsNotSetIsOneProblem() throws IOException {
        write("night", "spark.pool.input.end=${env:NOT_SET}");
        config("night", null, null);
        assertOnlyProblemIsTheVariable("spark.pool.input.end", "${env:NOT_SET}", "night");
    }

    private void assertOnlyProblemIsTheVariable(String key, String shown, String file) {
        assertThat(ProblemMessages.of(problems))
                .containsExactly(
                        "cannot read '%s' = '%s' (%s): the environment variable 'NOT_SET' is not set; set it, or write the value itself"
                                .formatted(key, shown, directory.resolve(file)));
    }

    private JobConfig config(String files, String options, String submitted) {
        List<String> words = submitted == null ? List.of() : List.of("--conf", submitted);
        return JobPlan.config(
                arguments(files, options),
                List.of(),
                SparkSubmitOptions.parse(words, problems).settings(),
                Map.of(),
                problems);
    }

    /** Returns what a driver on a cluster reads: its own options, and all other settings from spark-submit. */
    private JobConfig onCluster(JobConfig config, String options) {
        Properties travelling = new Properties();
        config.settings().all().stream()
                .filter(setting -> !setting.isOption() && !setting.origin().equals(Setting.DEFAULT))
                .filter(setting -> !setting.isImplied())
                .filter(setting -> !setting.origin().equals("after --")
                        || setting.written().equals(setting.value()))
                .forEach(setting -> travelling.setProperty(setting.key(), setting.value()));
        return JobPlan.config(arguments("", options), List.of(), Setting.ofSparkSubmit(travelling), Map.of(), problems);
    }

    private Arguments arguments(String files, String options) {
        List<String> words = new ArrayList<>();
        for (String file : files.isEmpty() ? new String[0] : files.split(" ")) {
            words.addAll(List.of("--config", directory.resolve(file).toString()));
        }
        words.addAll(options == null ? List.of() : List.of(options.split(" ")));
        return Arguments.parse(words, JobPlan.KEYS, problems);
    }
}

package io.sparkpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.config.AllKeys;
import io.sparkpool.config.JobConfig;
import io.sparkpool.config.JobContext;
import io.sparkpool.config.ProblemMessages;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.file.InputFile;
import io.sparkpool.function.Identity;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.Range;
import io.sparkpool.source.Source;
import io.sparkpool.source.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedPool.class)
@SuppressWarnings("unchecked") // inputs are only read
class SourcesTest {
    private static final Configuration HADOOP = new Configuration();

    @TempDir
    Path directory;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(directory.resolve("in/sub"));
        Files.writeString(directory.resolve("in/b.txt"), "1\n");
        Files.writeString(directory.resolve("in/sub/c.txt"), "2\n");
        Files.writeString(directory.resolve("elsewhere.txt"), "3\n");
        Files.createSymbolicLink(directory.resolve("in/linked.txt"), directory.resolve("elsewhere.txt"));
        Files.createSymbolicLink(directory.resolve("alias"), directory.resolve("in"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "in/b.txt             | in/b.txt",
                "in/*.txt             | in/b.txt",
                "*/b.txt              | in/b.txt",
                "in/{a,b}.txt         | in/b.txt",
                "{in/b,other/c}.txt   | in/b.txt",
                "in                   | in/b.txt",
                "in                   | in/sub/c.txt",
                "in                   | alias/sub/c.txt",
                "alias                | in/b.txt",
                "in                   | elsewhere.txt",
                "in/linked.txt        | elsewhere.txt",
                "in/*.txt             | elsewhere.txt",
                "in/b.txt             | in/../in/./b.txt",
                "in/../in/b.txt       | alias/b.txt",
            })
    void includesAFileThatThePathLeadsTo(String path, String file) throws IOException {
        assertThat(open(path).includes(directory + "/" + file)).isTrue();
        assertThat(open(path).includes("file:" + directory + "/" + file)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "in/*.txt     | in/new.txt",
                "{in,out}/*   | in/new.txt",
                "{in/n,in/}*  | in/new.txt",
                "*/*.txt      | alias/new.txt",
                "in           | in/new.txt",
                "i*           | in/sub/new.txt",
                "in/*         | in/sub/new.txt",
            })
    void includesAFileThatThePathWouldLeadToIfItExisted(String path, String file) throws IOException {
        assertThat(open(path).includes(directory + "/" + file)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "in/b.txt | in/bad.txt",
                "in/*.txt | in/bad.jsonl",
                "in/*.txt | in/sub/bad.txt",
                "in/b*    | bad.txt",
                "in       | in/_bad.txt",
                "in/sub   | in/b.txt",
                "in/sub   | in/sub/.bad/bad.txt",
                "in/*     | in/.bad.txt",
                "in       | missing/bad.txt",
            })
    void doesNotIncludeWhatThePathDoesNotLeadTo(String path, String file) throws IOException {
        assertThat(open(path).includes(directory + "/" + file)).isFalse();
    }

    @Test
    void includesAFileUnderTheNameOfAHardLink() throws IOException {
        Path link = Files.createLink(directory.resolve("hard.txt"), directory.resolve("in/b.txt"));
        assertThat(open("in").includes(link.toString())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[b].txt", "{b}.txt"})
    void aNameThatExistsIsNoPattern(String name) throws IOException {
        Files.writeString(directory.resolve(name), "1\n");
        assertThat(open(name).includes(directory + "/b.txt")).isFalse();
        assertThat(open(name).includes(directory + "/" + name)).isTrue();
    }

    @Test
    void aRangeIncludesNoFile() throws IOException {
        assertThat(open(option("spark.pool.input", "range")).includes(directory + "/in/b.txt"))
                .isFalse();
    }

    @Test
    void withoutSettingsTheInputsAreThoseOfTheLesson() {
        assertThat(open().inputs()).isEqualTo(Range.of(0, 100));
    }

    @Test
    void aRangeHas64BitsAndMayGoDown() {
        assertThat(open(
                                option("spark.pool.input.start", "9223372036854775807"),
                                option("spark.pool.input.end", "-9223372036854775808"),
                                option("spark.pool.input.step", "-2"))
                        .inputs())
                .isEqualTo(Range.of(Long.MAX_VALUE, Long.MIN_VALUE, -2));
    }

    @Test
    void aStepOfZeroIsAProblem() {
        assertThat(problems(option("spark.pool.input.step", "0")))
                .containsExactly("cannot use 'spark.pool.input.step' = '0' (-D): a range cannot have a step of zero;"
                        + " set a step other than 0");
    }

    @ParameterizedTest
    @CsvSource({
        "--range, --input",
        "-D, -D",
        "conf/job.properties, conf/job.properties",
        "conf/job.properties, other.properties",
        "after --, conf/job.properties",
        "spark-submit, spark-submit",
    })
    void aPathWithoutEffectIsAProblem(String kindFrom, String pathFrom) {
        assertThat(problems(
                        new Setting("spark.pool.input", "range", kindFrom),
                        new Setting("spark.pool.input.path", "numbers.txt", pathFrom)))
                .containsExactly("cannot use 'spark.pool.input.path' = 'numbers.txt' (" + pathFrom + "): the input is a"
                        + " range (" + kindFrom + "), which has no path; leave out one of the two");
    }

    @Test
    void aRangeOnTheCommandLineOverridesAPathInAFile() {
        assertThat(problems(
                        new Setting("spark.pool.input.path", "numbers.txt", "conf/job.properties"),
                        new Setting("spark.pool.input", "range", "--range")))
                .isEmpty();
    }

    @Test
    void aTextWithoutAPathIsAProblem() {
        assertThat(problems(option("spark.pool.input", "text")))
                .containsExactly("cannot use 'spark.pool.input' = 'text' (-D): there is no path to read;"
                        + " set 'spark.pool.input.path' or give --input PATH");
        assertThat(problems(option("spark.pool.input", "text"), option("spark.pool.input.path", " ")))
                .containsExactly("cannot use 'spark.pool.input.path' = '' (-D): there is no path to read;"
                        + " set 'spark.pool.input.path' or give --input PATH");
    }

    @Test
    void standardInputIsNoFile() {
        assertThat(problems(option("spark.pool.input", "text"), option("spark.pool.input.path", "-")))
                .containsExactly("cannot use 'spark.pool.input.path' = '-' (-D):"
                        + " standard input cannot be read in parallel; write it to a file first");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            range | java.lang.Long         | [0, 1]
            range | java.lang.Number       | [0, 1]
            range | java.lang.Object       | [0, 1]
            range | java.lang.Double       | [0.0, 1.0]
            range | java.math.BigInteger   | [0, 1]
            range | java.math.BigDecimal   | [0, 1]
            text  | java.lang.String       | [1]
            text  | java.lang.CharSequence | [1]
            text  | java.lang.Long         | [1]
            text  | java.lang.Object       | [1]
            text  | java.lang.Double       | [1.0]
            text  | java.math.BigDecimal   | [1]
            files | io.sparkpool.file.InputFile | [in/b.txt]
            files | java.lang.Object       | [in/b.txt]
            """)
    void aFunctionGetsInputsOfTheTypeThatItTakes(String kind, Class<?> type, String inputs, Pool pool) {
        List<Setting> settings = new ArrayList<>(List.of(option("spark.pool.input", kind)));
        settings.add(
                kind.equals("range")
                        ? option("spark.pool.input.end", "2")
                        : option("spark.pool.input.path", directory + "/in/b.txt"));
        Problems problems = new Problems();
        Source source = open(problems, type, settings.toArray(Setting[]::new));
        problems.throwIfAny();
        List<Object> read = pool.map(new Identity(), (Inputs<Object>) source.inputs());
        assertThat(read).hasToString(inputs.replace("in/b.txt", directory + "/in/b.txt"));
        assertThat(read).allMatch(type::isInstance);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            range | java.lang.String            | the inputs are a range of whole numbers; let it take a Long or a Number, or give other inputs: --input PATH
            range | java.lang.Integer           | the inputs are a range of whole numbers; let it take a Long or a Number, or give other inputs: --input PATH
            range | io.sparkpool.file.InputFile | the inputs are a range of whole numbers; give the files: --input PATH
            text  | java.time.LocalDate         | text gives lines; let it take a String or a Number, or set 'spark.pool.input' to csv or another table format to map rows
            text  | java.lang.Integer           | text gives lines; let it take a String or a Number, or set 'spark.pool.input' to csv or another table format to map rows
            files | java.lang.String            | the inputs are files; let it take an io.sparkpool.file.InputFile, or set 'spark.pool.input' to text to map the lines in them
            """)
    void aFunctionOfAnotherTypeIsAProblem(String kind, Class<?> type, String gives) {
        List<Setting> settings = new ArrayList<>(List.of(option("spark.pool.input", kind)));
        if (!kind.equals("range")) {
            settings.add(option("spark.pool.input.path", directory + "/in"));
        }
        Problems problems = new Problems();
        open(problems, type, settings.toArray(Setting[]::new));
        assertThat(ProblemMessages.of(problems))
                .containsExactly("cannot use 'spark.pool.function' = 'square' (default): it takes "
                        + (type == InputFile.class ? "an " : "a ") + type.getName() + ", and " + gives);
    }

    @Test
    void aWholeNumberThatIsNoDoubleFails(Pool pool) {
        Problems problems = new Problems();
        Source source = open(
                problems,
                Double.class,
                option("spark.pool.input.start", "9007199254740992"),
                option("spark.pool.input.end", "9007199254740994"));
        assertThatThrownBy(() -> pool.map(new Identity(), (Inputs<Object>) source.inputs()))
                .hasMessage(
                        "cannot use number 2 of the range: 9007199254740993 is not a number that a Double can hold exactly; let the function take a Number");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            range   | grid.a   | a range, which has no lists
            range   | option.a | a range, which has no options
            files   | column   | files, which has no column
            text    | schema   | text, which has no schema
            grid    | path     | a grid, which has no path
            csv     | grid.a   | a table, which has no lists
            csv     | start    | a table, which has no start
            """)
    void aKeyOfAnotherKindIsAProblem(String kind, String key, String which) {
        assertThat(problems(option("spark.pool.input", kind), option("spark.pool.input." + key, "1")))
                .contains("cannot use 'spark.pool.input.%s' = '1' (-D): the input is %s; leave out one of the two"
                        .formatted(key, which.replace(",", " (-D),")));
    }

    @Test
    void theEndsOfARangeMayStayInAFile() {
        assertThat(problems(
                        new Setting("spark.pool.input.end", "5", "conf/job.properties"),
                        new Setting("spark.pool.input", "text", "my.properties"),
                        new Setting("spark.pool.input.path", directory + "/in", "my.properties")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cvs      | there is no such kind of input; did you mean 'csv'?
            Text     | there is no such kind of input; did you mean 'text'?
            kafkaa   | there is no such kind of input; set range, text, files, grid, csv, json, parquet, orc, avro or the name of a data source whose jar you add after --: --jars FILE
            my.Table | there is no such kind of input; set range, text, files, grid, csv, json, parquet, orc, avro or the name of a data source whose jar you add after --: --jars FILE
            """)
    void anUnknownKindIsAProblem(String kind, String why) {
        assertThat(problems(option("spark.pool.input", kind), option("spark.pool.input.path", directory + "/in")))
                .contains("cannot use 'spark.pool.input' = '%s' (-D): %s".formatted(kind, why));
    }

    private Source open(String path) {
        return open(option("spark.pool.input", "text"), option("spark.pool.input.path", directory + "/" + path));
    }

    private static Source open(Setting... given) {
        Problems problems = new Problems();
        Source source = open(problems, given);
        problems.throwIfAny();
        return source;
    }

    private static List<String> problems(Setting... given) {
        Problems problems = new Problems();
        open(problems, given);
        return ProblemMessages.of(problems);
    }

    private static Source open(Problems problems, Setting... given) {
        return open(problems, Object.class, given);
    }

    private static Source open(Problems problems, Class<?> input, Setting... given) {
        Settings settings =
                JobConfig.check(List.of(given), AllKeys.KEYS, problems).settings();
        return Sources.open(
                new JobContext(settings, () -> HADOOP, (path, hadoop, found) -> true, problems),
                new Wanted(input, "f", Optional.empty()));
    }

    private static Setting option(String key, String value) {
        return new Setting(key, value, "-D");
    }
}

package io.sparkpool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.config.ProblemMessages;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputOptionsTest {
    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource({
        "--range 0:100, 0, 100, 1",
        "--range=0:100:5, 0, 100, 5",
        "--range -5:5, -5, 5, 1",
        "--range 5:-5:-1, 5, -5, -1",
        "--range=-10:-20:-3, -10, -20, -3",
        "--range 0:100 --range 7:8, 7, 8, 1",
        "--range 0:1:2 --range 3:4, 3, 4, 1",
        "--range a:b, a, b, 1"
    })
    void aRangeSetsStartEndAndStep(String line, String start, String end, String step) {
        assertThat(settings(line.split(" ")))
                .containsExactly(
                        new Setting("spark.pool.input", "range", "--range"),
                        new Setting("spark.pool.input.start", start, "--range"),
                        new Setting("spark.pool.input.end", end, "--range"),
                        new Setting("spark.pool.input.step", step, "--range"));
        assertThat(ProblemMessages.of(problems)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "0:1:2:3", "0-100", ""})
    void aRangeHasTwoOrThreeParts(String range) {
        assertThat(settings("--range", range)).isEmpty();
        assertThat(ProblemMessages.of(problems))
                .containsExactly("cannot read '" + range
                        + "' (--range): not of the form START:END or START:END:STEP; write for example 0:100");
    }

    @ParameterizedTest
    @CsvSource({
        "numbers.txt, text",
        "numbers, text",
        "numbers.dat, text",
        "numbers.txt.gz, text",
        "data/*.txt, text",
        "table.csv, csv",
        "TABLE.CSV, csv",
        "table.csv.gz, csv",
        "table.csv.bz2, csv",
        "table.json, json",
        "table.jsonl, json",
        "table.jsonl.zst, json",
        "table.parquet, parquet",
        "table.orc, orc",
        "hdfs://host/dir.csv/part-0, text",
        "csv, text",
        "csv.gz, text",
        "a=b.txt, text"
    })
    void theFormatFollowsTheEndingOfTheName(String path, String format) {
        assertThat(settings("--input", path))
                .containsExactly(
                        new Setting("spark.pool.input", format, "--input"),
                        new Setting("spark.pool.input.path", path, "--input"));
        assertThat(ProblemMessages.of(problems)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-i a.txt", "-ia.txt", "--input a.txt", "--input=a.txt", "-i b.csv -i a.txt"})
    void theLastInputCounts(String line) {
        assertThat(settings(line.split(" ")))
                .containsExactly(
                        new Setting("spark.pool.input", "text", "--input"),
                        new Setting("spark.pool.input.path", "a.txt", "--input"));
    }

    @Test
    void aFormatThatIsNamedCountsMoreThanTheEnding() {
        assertThat(Settings.of(settings("--input-format", "text", "-i", "table.csv"))
                        .find("spark.pool.input"))
                .contains(new Setting("spark.pool.input", "text", "--input-format"));
        assertThat(ProblemMessages.of(problems)).isEmpty();
    }

    @Test
    void aRangeAndAFileAreTwoInputs() {
        settings("--range", "0:9", "-i", "numbers.txt");
        assertThat(ProblemMessages.of(problems))
                .containsExactly("options '--range' and '--input' name two inputs; give one of them");
    }

    private List<Setting> settings(String... line) {
        return Arguments.parse(List.of(line), problems).settings();
    }

    @ParameterizedTest
    @ValueSource(strings = {":9", "9:", "0:9:", "", "9", "0:9:1:1", " : "})
    void aRangeWithoutItsNumbersIsAProblem(String range) {
        Arguments.parse(List.of("--range", range), problems);
        assertThat(ProblemMessages.of(problems))
                .containsExactly("cannot read '" + range + "' (--range): not of the form START:END or START:END:STEP;"
                        + " write for example 0:100");
    }

    @Test
    void twoFilesAreOneTooMany() {
        Arguments.parse(List.of("-i", "a.txt", "-i", "b.txt"), problems);
        assertThat(ProblemMessages.of(problems))
                .containsExactly("option '--input' is given several times;"
                        + " give one directory or one pattern for several files");
    }

    @Test
    void aRangeIsNoText() {
        Arguments.parse(List.of("--range", "0:9", "--input-format", "text"), problems);
        assertThat(ProblemMessages.of(problems))
                .containsExactly("options '--range' and '--input-format' name two inputs; give one of them");
    }
}

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

class InputOptionsTest {
    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource({
        "--range 0:100, 0, 100, 1",
        "--range 100, 0, 100, 1",
        "--range=-5, 0, -5, 1",
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
                .containsExactlyInAnyOrder(
                        new Setting("spark.pool.input", "range", "--range"),
                        new Setting("spark.pool.input.start", start, "--range"),
                        new Setting("spark.pool.input.end", end, "--range"),
                        new Setting("spark.pool.input.step", step, "--range"));
        assertThat(ProblemMessages.of(problems)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-i a.txt", "-ia.txt", "--input a.txt", "--input=a.txt"})
    void anInputIsAPath(String line) {
        assertThat(settings(line.split(" "))).containsExactly(new Setting("spark.pool.input.path", "a.txt", "--input"));
        assertThat(ProblemMessages.of(problems)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {":", "::", ":9", "9:", "0:9:", "", "0:1:2:3", " : "})
    void aRangeHasOneTwoOrThreeNumbers(String range) {
        assertThat(settings("--range", range)).isEmpty();
        assertThat(ProblemMessages.of(problems))
                .containsExactly(
                        "cannot read '" + range + "' (--range): not of the form END, START:END or START:END:STEP;"
                                + " write for example 100 or 0:100");
    }

    @Test
    void twoFilesAreOneTooMany() {
        settings("-i", "a.txt", "-i", "b.txt");
        assertThat(ProblemMessages.of(problems))
                .containsExactly("option '--input' is given several times;"
                        + " give one directory or one pattern for several files");
    }

    @Test
    void aRangeIsNoText() {
        settings("--range", "0:9", "--input-format", "text");
        assertThat(ProblemMessages.of(problems))
                .containsExactly(
                        "options '--range' and '--input-format' contradict each other, as 'spark.pool.input' would be"
                                + " both 'range' and 'text'; give one of them");
    }

    private List<Setting> settings(String... line) {
        return Arguments.parse(List.of(line), AllKeys.KEYS, problems).settings();
    }
}

package io.sparkpool.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.config.ProblemMessages;
import io.sparkpool.config.Problems;
import io.sparkpool.practice.ClusterArguments.Action;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterArgumentsTest {
    private final Problems problems = new Problems();

    @ParameterizedTest
    @EnumSource(Action.class)
    void theFirstWordIsTheAction(Action action) {
        assertThat(parse(action.name().toLowerCase(Locale.ROOT)))
                .contains(new ClusterArguments(action, new ClusterSize(2, 2, "2g", 7077)));
        assertThat(ProblemMessages.of(problems)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "start --workers 3 --cores 4 --memory 512m --port 7078, 3, 4, 512m, 7078",
        "--port=1024 --memory=1G start --workers=1 --cores=1, 1, 1, 1G, 1024",
        "start --workers 64 --cores 64 --memory 999999M --port 65535, 64, 64, 999999M, 65535"
    })
    void optionsSetTheSize(String line, int workers, int cores, String memory, int port) {
        assertThat(parse(line))
                .contains(new ClusterArguments(Action.START, new ClusterSize(workers, cores, memory, port)));
        assertThat(ProblemMessages.of(problems)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"strat", "START", "start stop", "start now", "run"})
    void otherWordsAreAProblem(String line) {
        assertThat(parse(line)).isEmpty();
        assertThat(ProblemMessages.of(problems))
                .containsExactly("cannot use '" + line + "' (cluster): "
                        + "not an action; give start, status or stop, as in ./submit.sh cluster start");
    }

    @Test
    void noWordIsAProblem() {
        assertThat(ClusterArguments.parse(List.of(), problems)).isEmpty();
        assertThat(ProblemMessages.of(problems))
                .containsExactly(
                        "cluster: an action is missing; give start, status or stop, as in ./submit.sh cluster start");
    }

    @Test
    void aSecretInPlaceOfAnActionIsMasked() {
        assertThat(parse("spark.my.password=hunter2")).isEmpty();
        assertThat(ProblemMessages.of(problems))
                .containsExactly("cannot use 'spark.my.password=*********(redacted)' (cluster): "
                        + "not an action; give start, status or stop, as in ./submit.sh cluster start");
    }

    @ParameterizedTest
    @CsvSource({
        "--workers, 0, 1, 64",
        "--workers, 65, 1, 64",
        "--workers, two, 1, 64",
        "--workers, -1, 1, 64",
        "--cores, 0, 1, 64",
        "--cores, 1.5, 1, 64",
        "--cores, *, 1, 64",
        "--port, 80, 1024, 65535",
        "--port, 65536, 1024, 65535",
        "--port, 99999999999, 1024, 65535",
        "--port, '', 1024, 65535"
    })
    void numbersThatAreNoneOrTooLargeAreProblems(String option, String value, int least, int most) {
        ClusterArguments.parse(List.of("start", option, value), problems);
        assertThat(ProblemMessages.of(problems))
                .containsExactly("cannot use '" + value + "' (" + option + "): not a whole number from " + least
                        + " to " + most + "; set one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "2gb", "0g", "000m", "1.5g", "-1g", "g", "2t", "1000000m", "much", ""})
    void sizesThatAreNoneAreProblems(String size) {
        ClusterArguments.parse(List.of("start", "--memory", size), problems);
        assertThat(ProblemMessages.of(problems))
                .containsExactly("cannot use '" + size + "' (--memory): not a size; write for example 512m or 2g");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            start --worker 2   | Unrecognized option: --worker
            start --frob       | Unrecognized option: --frob
            start -n 2         | Unrecognized option: -n
            start --workers    | Missing argument for option: workers
            """)
    void otherOptionsAndMissingValuesAreProblems(String line, String why) {
        assertThat(parse(line)).isEmpty();
        assertThat(ProblemMessages.of(problems)).containsExactly(why + " (cluster); see ./submit.sh cluster --help");
    }

    @ParameterizedTest
    @CsvSource({"status --workers 9, workers, status", "--port 7078 stop, port, stop"})
    void aSizeIsForAStartOnly(String line, String option, String action) {
        parse(line);
        assertThat(ProblemMessages.of(problems))
                .containsExactly("cannot use '--" + option + "' (cluster " + action
                        + "): only a cluster to start has a size; leave it out");
    }

    @Test
    void allProblemsAreShownAtOnce() {
        parse("strat --port 1 --memory x --cores 0 --workers 0");
        assertThat(ProblemMessages.of(problems))
                .containsExactly(
                        "cannot use 'strat' (cluster): not an action; give start, status or stop, as in ./submit.sh cluster start",
                        "cannot use '0' (--workers): not a whole number from 1 to 64; set one",
                        "cannot use '0' (--cores): not a whole number from 1 to 64; set one",
                        "cannot use 'x' (--memory): not a size; write for example 512m or 2g",
                        "cannot use '1' (--port): not a whole number from 1024 to 65535; set one");
    }

    @Test
    void theHelpNamesEachOptionAndItsDefault() {
        assertThat(ClusterArguments.help()).isEqualToIgnoringWhitespace("""
                        usage: ./submit.sh cluster start [OPTIONS] | status | stop
                        A real Spark cluster on this machine to practise on: a master and workers, each its own process.
                        Options Description
                        --workers <N> how many workers; 2 if not given
                        --cores <N> the cores of each worker; 2 if not given
                        --memory <SIZE> the memory of each worker; 2g if not given
                        --port <PORT> the port of the master; 7077 if not given
                        """);
    }

    private Optional<ClusterArguments> parse(String line) {
        return ClusterArguments.parse(List.of(line.split(" ")), problems);
    }
}

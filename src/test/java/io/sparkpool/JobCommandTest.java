package io.sparkpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.config.Key;
import io.sparkpool.config.Master;
import io.sparkpool.config.ProblemMessages;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobCommandTest {
    private static final Setting COMMAND = new Setting(Key.FUNCTION.key(), "command", "--command");

    private final Problems problems = new Problems();

    @Test
    void theCommandIsTheFunction() {
        assertThat(JobCommand.of(COMMAND, settings("sh -c {}", "local"), problems))
                .hasValueSatisfying(command -> assertThat(command).hasToString("sh -c {}"));
        assertThat(ProblemMessages.of(problems)).isEmpty();
    }

    @Test
    void theFunctionNeedsACommand() {
        assertThat(JobCommand.of(COMMAND, Settings.of(List.of()), problems)).isEmpty();
        assertThat(ProblemMessages.of(problems))
                .containsExactly(
                        "cannot use 'spark.pool.function' = 'command' (--command): there is no command to run; set 'spark.pool.command' or give --command TEXT");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            konvert {} # cannot use 'spark.pool.command' = 'konvert {}' (job.properties): there is no program 'konvert'; install it where tasks run, or write the path of its file
            cat {      # ``
            {} --help  # ``
            cat 'a     # cannot read 'spark.pool.command' = 'cat 'a' (job.properties): the quote ' at character 5 has no end; close it, or write \\' for the character itself
            """)
    void aCommandThatCannotRunHereIsAProblem(String text, String problem) {
        JobCommand.of(COMMAND, settings(text, "local[2]"), problems);
        assertThat(ProblemMessages.of(problems)).isEqualTo(problem.lines().toList());
    }

    @Test
    void aClusterMayHaveOtherPrograms() {
        assertThat(JobCommand.of(COMMAND, settings("konvert {}", "spark://host:7077"), problems))
                .isPresent();
        assertThat(ProblemMessages.of(problems)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"default, job.properties, true", "--function, job.properties, false", "--function, -D, true"})
    void aCommandWithoutEffectIsAProblemUnlessTheCommandLineOverridesIt(
            String functionOrigin, String commandOrigin, boolean refused) {
        Setting function = new Setting(Key.FUNCTION.key(), "square", functionOrigin);
        Setting command = new Setting(Key.COMMAND.key(), "cat", commandOrigin);
        JobCommand.refuse(function, Settings.of(List.of(command)), problems);
        assertThat(ProblemMessages.of(problems))
                .isEqualTo(
                        refused
                                ? List.of(
                                        "cannot use 'spark.pool.command' = 'cat' (%s): the function is 'square'; leave the command out, or set 'spark.pool.function' to command"
                                                .formatted(commandOrigin))
                                : List.of());
    }

    private static Settings settings(String command, String master) {
        return Settings.of(List.of(
                new Setting(Key.COMMAND.key(), command, "job.properties"),
                new Setting(Master.KEY, master, "job.properties")));
    }
}

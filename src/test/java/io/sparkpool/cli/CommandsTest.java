package io.sparkpool.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.config.ConfigException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private final Commands commands = new Commands(List.of(new Echo()));

    /** Prints its arguments. */
    private static final class Echo implements Command {
        @Override
        public String name() {
            return "echo";
        }

        @Override
        public String help() {
            return "./submit.sh echo WORDS\n";
        }

        @Override
        public String run(List<String> words) {
            return String.join(" ", words) + "\n";
        }
    }

    @Test
    void theFirstWordNamesTheCommand() {
        assertThat(commands.run(List.of("echo", "a", "-b"))).contains("a -b\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "a --help", "--wrong -h"})
    void everyCommandHasHelp(String line) {
        List<String> words = List.of(("echo " + line).split(" "));
        assertThat(commands.run(words)).contains("./submit.sh echo WORDS\n");
    }

    @Test
    void optionsWithoutACommandAreThoseOfTheJob() {
        assertThat(commands.run(List.of("--range", "10"))).isEmpty();
        assertThat(commands.run(List.of())).isEmpty();
    }

    @Test
    void aSecretInPlaceOfACommandIsMasked() {
        assertThatThrownBy(() -> commands.run(List.of("spark.my.password=hunter2")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("no such command 'spark.my.password=*********(redacted)': there is 'echo', and options of"
                        + " the job begin with a dash, see ./submit.sh --help");
    }

    @Test
    void anUnknownCommandIsAProblemThatNamesTheKnownOnes() {
        assertThatThrownBy(() -> commands.run(List.of("ecko")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("no such command 'ecko': there is 'echo', and options of the job begin with a dash,"
                        + " see ./submit.sh --help; did you mean 'echo'?");
    }
}

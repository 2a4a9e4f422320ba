package io.sparkpool.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UserCommandTest {
    @AfterEach
    void forget() {
        System.clearProperty("sparkpool.command");
    }

    @Test
    void anyWordsArriveAsTheyWere() {
        List<String> words = List.of("./submit.sh", "--label", "a b&c=%", "", "\"x\"\n'y'\\", "größe 数");
        UserCommand.remember(words);
        assertThat(UserCommand.find(System.getProperties())).contains(words);
        assertThat(UserCommand.options())
                .hasSize(1)
                .allMatch(option -> option.matches("-Dsparkpool.command=[A-Za-z0-9.%&*+_-]*"));
    }

    @Test
    void aCommandLineThatWouldBeTooLongForTheSystemIsShortened() {
        UserCommand.remember(Collections.nCopies(1_000, "x".repeat(10_000)));
        List<String> words = UserCommand.find(System.getProperties()).orElseThrow();
        assertThat(words).hasSize(200).allMatch(word -> word.equals("x".repeat(200) + "..."));
    }

    @Test
    void aProcessThatWasNotToldKnowsNoCommandLine() {
        assertThat(UserCommand.find(new Properties())).isEqualTo(Optional.empty());
    }
}

package io.sparkpool.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.config.ProblemMessages;
import io.sparkpool.config.Problems;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellArgumentsTest {
    private static final String ELSEWHERE = "what is typed into the shell exists only in its process, "
            + "so its pool is on this machine; write a program, and run it there: ./submit.sh run FILE.java -- --master ";

    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource({"--cores 2, local[2]", "-n 3, local[3]", "--cores=4, local[4]", "--cores *, local[*]", "'', local[*]"})
    void theNumberOfCoresMakesTheMaster(String words, String master) {
        assertThat(parse(words, Map.of()).master().value()).isEqualTo(master);
        assertThat(ProblemMessages.of(problems)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--core 2", "--cores", "2", "--cores 2 3"})
    void otherWordsAreRefused(String words) {
        parse(words, Map.of());
        assertThat(ProblemMessages.of(problems))
                .containsExactly(
                        "cannot use '" + words + "' (shell): it takes one option, as in ./submit.sh shell --cores 2");
    }

    @Test
    void aMasterElsewhereIsRefused() {
        parse("-- --master spark://host:7077", Map.of());
        parse("", Map.of("MASTER", "yarn"));
        parse("", Map.of("MASTER", "local[2]"));
        assertThat(ProblemMessages.of(problems))
                .containsExactly(
                        "shell takes no options of spark-submit: " + ELSEWHERE + "spark://HOST:PORT",
                        "cannot use 'spark.master' = 'yarn' (MASTER): " + ELSEWHERE + "yarn");
    }

    private ShellArguments parse(String words, Map<String, String> environment) {
        return ShellArguments.parse(words.isEmpty() ? List.of() : List.of(words.split(" ")), environment, problems);
    }
}

package io.sparkpool.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.config.ProblemMessages;
import io.sparkpool.config.Problems;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunArgumentsTest {
    private final Problems problems = new Problems();

    @Test
    void wordsAfterTheFileAreThePrograms() {
        assertThat(parse("A.java", "-x", "--help", "b"))
                .contains(new RunArguments("A.java", List.of("-x", "--help", "b"), List.of()));
    }

    @Test
    void optionsOfSparkSubmitFollowTheLastDashes() {
        assertThat(parse("A.java", "x", "--", "y", "--", "--master", "yarn"))
                .contains(new RunArguments("A.java", List.of("x", "--", "y"), List.of("--master", "yarn")));
        assertThat(parse("A.java", "--")).contains(new RunArguments("A.java", List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-- --master yarn"})
    void aFileIsNeeded(String words) {
        assertThat(parse(words.isEmpty() ? new String[0] : words.split(" "))).isEmpty();
        assertThat(ProblemMessages.of(problems))
                .containsExactly("run takes a program in one file, as in ./submit.sh run Words.java; "
                        + "see ./submit.sh run --help");
    }

    @Test
    void anOptionBeforeTheFileIsRefused() {
        assertThat(parse("--master", "yarn", "A.java")).isEmpty();
        assertThat(ProblemMessages.of(problems))
                .containsExactly("'--master' stands before the file: options of the program come after it, "
                        + "those of spark-submit after --, as in "
                        + "./submit.sh run Words.java -- --master spark://HOST:PORT");
    }

    private Optional<RunArguments> parse(String... words) {
        return RunArguments.parse(List.of(words), problems);
    }
}

package io.sparkpool.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.config.ProblemMessages;
import io.sparkpool.config.Problems;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkSubmitOptionsTest {
    @ParameterizedTest
    @CsvSource({"--help, --help", "-h, --help", "--version, --version", "--usage-error, --usage-error"})
    void questionsToSparkSubmitAreRefused(String typed, String option) {
        assertThat(problems("--name", "x", typed))
                .containsExactly("'" + option
                        + "' does not belong after --: spark-submit would answer it and run no job; "
                        + "ask for the job's own before --: --help or --version");
    }

    @ParameterizedTest
    @CsvSource({"--kill", "--status"})
    void commandsAboutOtherDriversAreRefused(String option) {
        assertThat(problems(option, "driver-1"))
                .containsExactly("'" + option + "' does not belong after --: spark-submit would run no job; "
                        + "give it to the spark-submit of a Spark distribution");
    }

    private static List<String> problems(String... words) {
        Problems problems = new Problems();
        SparkSubmitOptions.parse(List.of(words), problems);
        return ProblemMessages.of(problems);
    }
}

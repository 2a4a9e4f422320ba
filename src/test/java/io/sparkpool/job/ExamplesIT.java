package io.sparkpool.job;

import static io.sparkpool.job.Submission.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.LongText;
import io.sparkpool.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs in {@code src/examples} print what their Python prints. */
@Thorough
class ExamplesIT {
    private static final Path EXAMPLES = Path.of("src/examples");

    @ParameterizedTest
    @CsvSource({
        "HashFiles, data",
        "WordCounts, data/words.txt data/orders.csv README.md",
        "MonteCarloPi, ''",
        "SlowRequests, ''"
    })
    @EnabledIf(value = "io.sparkpool.sink.Python#isInstalled", disabledReason = "there is no python3 on the PATH")
    void anExamplePrintsWhatItsPythonPrints(String name, String arguments) throws IOException, InterruptedException {
        Submission.Result python =
                Submission.command(command(name + ".py", arguments, "python3")).run();
        assertThat(python.exitCode()).as(LongText.of(python.err())).isZero();
        Submission.Result here =
                submit(command(name + ".java", arguments, "run")).run();
        assertThat(here.exitCode()).as(LongText.of(here.err())).isZero();
        assertThat(here.out()).isEqualTo(python.out()).isNotEmpty();
    }

    @Test
    void everyExampleHasItsPython() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "HashFiles.java",
                            "HashFiles.py",
                            "MonteCarloPi.java",
                            "MonteCarloPi.py",
                            "SlowRequests.java",
                            "SlowRequests.py",
                            "WordCounts.java",
                            "WordCounts.py");
        }
    }

    private static String[] command(String file, String arguments, String... before) {
        List<String> words = new ArrayList<>(List.of(before));
        words.add(EXAMPLES.resolve(file).toString());
        words.addAll(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ")));
        return words.toArray(String[]::new);
    }
}

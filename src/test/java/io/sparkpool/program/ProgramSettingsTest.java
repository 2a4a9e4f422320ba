package io.sparkpool.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.config.ProblemMessages;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgramSettingsTest {
    private final Problems problems = new Problems();

    @Test
    void aProgramRunsOnAllCoresUnlessItIsToldOtherwise() {
        assertThat(master(List.of(), Map.of())).contains("local[*]");
        assertThat(master(List.of(), Map.of("MASTER", "local[3]"))).contains("local[3]");
        assertThat(master(List.of("--master", "local[2]"), Map.of("MASTER", "local[3]")))
                .contains("local[2]");
        assertThat(ProblemMessages.of(problems)).isEmpty();
    }

    @Test
    void theMainClassNamesTheApplicationUnlessTheUserDoes() {
        assertThat(settings(List.of()).named("Words").find("spark.app.name").map(Setting::value))
                .contains("Words");
        assertThat(settings(List.of("--name", "mine"))
                        .named("Words")
                        .find("spark.app.name")
                        .map(Setting::value))
                .contains("mine");
    }

    @Test
    void mistakesInOptionsAreFoundBeforeAnythingStarts() {
        settings(List.of("--master", "spork://host:1", "--jars", "missing.jar", "--class", "A"));
        assertThat(ProblemMessages.of(problems))
                .containsExactly(
                        "'--class' does not belong after --: the job has a class of its own to start; name your function before --: --function NAME",
                        "cannot use 'spark.master' = 'spork://host:1' (after --): not a master that Spark knows; set local[N], spark://HOST:PORT, yarn or k8s://URL",
                        "cannot use 'spark.jars' = 'missing.jar' (after --): there is no file 'missing.jar'; name a jar that exists");
    }

    private ProgramSettings settings(List<String> sparkSubmit) {
        return ProgramSettings.of(sparkSubmit, Map.of(), problems);
    }

    private Optional<String> master(List<String> sparkSubmit, Map<String, String> environment) {
        return ProgramSettings.of(sparkSubmit, environment, problems)
                .all()
                .find("spark.master")
                .map(Setting::value);
    }
}

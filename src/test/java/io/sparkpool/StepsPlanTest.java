package io.sparkpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.cli.Arguments;
import io.sparkpool.config.ConfigException;
import io.sparkpool.config.JobConfig;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.submit.DriverLocation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepsPlanTest {
    private static StepsPlan plan(String... words) {
        Problems problems = new Problems();
        Arguments arguments = Arguments.parse(List.of(words), JobPlan.KEYS, problems);
        JobConfig config = JobPlan.config(arguments, List.of(), List.of(), Map.of(), problems);
        return StepsPlan.make(config, job -> {}, DriverLocation.CLIENT, Map.of(), problems);
    }

    private static Setting setting(JobPlan step, String key) {
        return step.config().settings().find(key).orElseThrow();
    }

    @Test
    void aStepHasTheSettingsOfTheJobBelowItsOwn() {
        JobPlan step = plan("--range=5", "--label=Job:", "-Dspark.my.limit=2")
                .step("one", Map.of("spark.pool.output.label", "One:", "spark.pool.function", "identity"));
        assertThat(setting(step, "spark.pool.input.end").value()).isEqualTo("5");
        assertThat(setting(step, "spark.pool.output.label"))
                .isEqualTo(new Setting("spark.pool.output.label", "One:", "step 'one'"));
        assertThat(step.job().mapping().given().toString()).contains("identity");
    }

    @Test
    void thePathOfAStepSaysWhatItsFormatIs() {
        JobPlan step = plan("--input=data/numbers.txt")
                .step("two", Map.of("spark.pool.input.path", "data/orders.csv", "spark.pool.function", "identity"));
        assertThat(setting(step, "spark.pool.input").value()).isEqualTo("csv");
    }

    @Test
    void allStepsHaveTheSparkOfTheJob() {
        StepsPlan job = plan("--cores=2", "-Dspark.my.limit=2");
        JobPlan one = job.step("one", Map.of("spark.pool.input.end", "7"));
        assertThat(one.spark().getAll()).containsExactlyInAnyOrder(job.spark().getAll());
        assertThat(one.spark().get("spark.pool.input.end")).isEqualTo("100");
    }

    @Test
    void allMistakesOfAStepAreShownTogetherWithItsName() {
        assertThatThrownBy(() -> plan().step(
                                "one",
                                Map.of(
                                        "spark.executor.memory", "2g",
                                        "spark.pool.functoin", "square",
                                        "spark.pool.chunkSize", "many",
                                        "spark.pool.ui", "10m")))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.problems())
                                .containsExactlyInAnyOrder(
                                        "cannot use 'spark.executor.memory' = '2g' (step 'one'): all steps share one Spark; set it for the job, in its configuration file",
                                        "cannot use 'spark.pool.ui' = '10m' (step 'one'): all steps share one Spark; set it for the job, in its configuration file",
                                        "cannot use 'spark.pool.functoin' = 'square' (step 'one'): no such key; did you mean 'spark.pool.function'?",
                                        "cannot read 'spark.pool.chunkSize' = 'many' (step 'one'): not a whole number from 1 to 2147483647; set one"));
    }

    @Test
    void settingsOfTheJobAreCheckedBeforeItsSteps() {
        assertThatThrownBy(() -> plan("-Dspark.pool.chunkSiz=3"))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "cannot use 'spark.pool.chunkSiz' = '3' (-D): no such key; did you mean 'spark.pool.chunkSize'?");
    }
}

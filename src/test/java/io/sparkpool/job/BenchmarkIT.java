package io.sparkpool.job;

import static io.sparkpool.job.Submission.shell;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkpool.LongText;
import io.sparkpool.Thorough;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the benchmark with few inputs, which shows that it works, but not how fast anything is. */
@Thorough
class BenchmarkIT {
    /** The only command of the pages that runs the benchmark. */
    private static final String SMOKE = "src/bench/run.sh --smoke";

    @TempDir
    Path results;

    @Test
    void thePagesShowTheCommandOfThisTest() throws IOException {
        assertThat(Page.allRun().stream()
                        .flatMap(page -> page.commands().stream())
                        .filter(PageCommand::runsBenchmark)
                        .map(command -> command.line().strip()))
                .containsExactly(SMOKE);
    }

    @Test
    void runsEveryRowExceptThatOfLines() throws IOException, InterruptedException {
        Submission.Result result =
                shell(SMOKE + " --out \"$OUT\"").with("OUT", results.toString()).run();
        assertThat(result.exitCode()).as(LongText.of(result.err())).isZero();
        assertThat(result.out())
                .contains("the lesson: 100 squares, 4 tasks at a time", "naive Spark", "parallel stream");
        assertThat(result.out()).doesNotContain("naive Spark            skipped", "parallel stream        skipped");
        assertThat(results.resolve("chart.svg")).content().startsWith("<svg ").contains("class=\"ours\"");
        JsonNode json =
                new ObjectMapper().readTree(results.resolve("results.json").toFile());
        assertThat(json.findValuesAsText("key"))
                .containsExactly(
                        "lesson",
                        "squares-1000",
                        "squares-2000",
                        "warm",
                        "slow",
                        "tiny-chunks",
                        "table",
                        "write",
                        "files",
                        "programs");
        for (JsonNode row : json.get("rows")) {
            assertThat(row.get("entries").get(0).get("seconds").get(0).asDouble())
                    .isPositive();
        }
    }
}

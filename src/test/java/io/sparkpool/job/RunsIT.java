package io.sparkpool.job;

import static io.sparkpool.job.Submission.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Thorough;
import io.sparkpool.report.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code runs} and {@code scale}, as a user runs them. */
class RunsIT {
    @TempDir
    Path directory;

    @Test
    void runsAreListedComparedAndDeleted() throws IOException, InterruptedException {
        Path reports = directory.resolve("runs");
        run("--range", "10", "--report", reports.toString(), "--output-format", "lines");
        run("--range", "20", "--report", reports.toString(), "--output-format", "none");
        assertThat(run("runs", "--report", reports.toString()).lines())
                .hasSize(3)
                .anyMatch(line -> line.matches(".*  square, range  done        10  .*  [0-9a-f]{8}"))
                .last()
                .asString()
                .matches(".*  square, range  done        20  .*  [0-9a-f]{8}");
        List<String> ids;
        try (Stream<Path> entries = Files.list(reports)) {
            ids = entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
        assertThat(run("runs", "diff", ids.get(0), "last", "--report", reports.toString()))
                .startsWith("%s -> %s\nsettings\n".formatted(ids.get(0), ids.get(1)))
                .contains("  spark.pool.input.end: 10 (--range) -> 20 (--range)\n")
                .contains("  inputs: 10 -> 20\n")
                .contains("\noutputs: those of the first ")
                .contains(" inputs are equal at least; one run has 10 outputs, the other 20\n");
        assertThat(run("runs", "clean", "--older", "30d", "--report", reports.toString()))
                .isEqualTo("deleted 0 runs with 0 B; 2 runs left in '%s'\n".formatted(reports));
    }

    @Thorough
    @Test
    void aJobIsScaledWithoutWritingItsOutputs() throws IOException, InterruptedException {
        Path mine = Files.writeString(directory.resolve("mine.txt"), "mine");
        String table = run(
                "scale",
                "--cores",
                "1,2",
                "--rounds",
                "1",
                "--range",
                "1000",
                "-o",
                mine.toString(),
                "--mode",
                "overwrite");
        assertThat(table).startsWith("square, range: 1 round of 1,000 inputs, all with the same outputs (CRC-32C ");
        assertThat(mine).hasContent("mine");
        Path page = Path.of(
                table.substring(table.indexOf("page: ") + "page: ".length()).strip());
        assertThat(page.resolveSibling("scale.json")).content().contains("\"schema\" : \"spark-pool/scale/1\"");
        assertThat(RunDirectory.reports(page.resolveSibling("runs"))).hasSize(2);
    }

    private static String run(String... words) throws IOException, InterruptedException {
        Submission.Result result = submit(words).run();
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out();
    }
}

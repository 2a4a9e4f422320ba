package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Job;
import io.sparkpool.JobMain;
import io.sparkpool.source.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job of several steps, whose main class is a user's. */
class JobMainIT {
    private static final Pattern STATUS = Pattern.compile("\"status\" ?: ?\"([a-z]+)\"");

    @TempDir
    private Path directory;

    /** The program. */
    public static void main(String[] arguments) {
        JobMain.run(arguments, JobMainIT::steps);
    }

    private static void steps(Job job) {
        String table = job.setting("spark.my.table");
        job.step(
                "squares",
                Map.of(
                        "spark.pool.input.end",
                        "5",
                        "spark.pool.output.path",
                        table,
                        "spark.pool.output.column",
                        "value"));
        job.out().println(job.pool().reduce(0L, Long::sum, Table.at(table).column("value", Long.class)));
        System.out.println("what the program prints");
        job.step("first-numbers", Map.of("spark.pool.input.end", "2", "spark.pool.function", "identity"));
        job.step("settings", Map.of("spark.pool.input.path", "conf/job.properties"));
    }

    private static Submission job(String... options) {
        List<String> words = new ArrayList<>(List.of(JobMainIT.class.getName(), "--cores=2"));
        words.addAll(List.of(options));
        return Submission.java(words.toArray(String[]::new)).with("SPARK_POOL_LOG", "target/job-main.log");
    }

    @Test
    void stepsShareOneSparkAndAFailingOneEndsTheJob() throws IOException, InterruptedException {
        Path reports = directory.resolve("reports");
        Submission.Result result = job("--report=" + reports, "-Dspark.my.table=" + directory.resolve("squares.csv"))
                .run();
        assertThat(result.out()).isEqualTo("30\nPool    : [0, 1]\n");
        assertThat(result.err()).matches(Pattern.compile("""
                spark-pool: step 'squares': square mapped over 5 inputs [^\n]*
                what the program prints
                spark-pool: step 'first-numbers': identity mapped over 2 inputs [^\n]*
                spark-pool: error: step 'settings': cannot read '[^']*', line 1: [^\n]*
                """));
        assertThat(result.exitCode()).isEqualTo(1);
        assertReported(reports);
    }

    private static void assertReported(Path reports) throws IOException {
        try (Stream<Path> runs = Files.list(reports)) {
            List<String> all = runs.filter(Files::isDirectory)
                    .map(run -> run.getFileName().toString().replaceFirst("^[0-9T-]+Z?-?", "") + " " + status(run))
                    .toList();
            assertThat(all).containsExactlyInAnyOrder("squares done", "first-numbers done", "settings failed");
        }
    }

    private static String status(Path run) {
        try {
            Matcher status = STATUS.matcher(Files.readString(run.resolve("report.json")));
            return status.find() ? status.group(1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void settingsAreCheckedBeforeAnythingStarts() throws IOException, InterruptedException {
        Submission.Result wrong = job("--chunk-size=many").run();
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("cannot read 'spark.pool.chunkSize' = 'many' (--chunk-size)");
        Submission.Result missing = job().run();
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err())
                .isEqualTo(
                        "spark-pool: error: 'spark.my.table' is not set, and the job needs it; set it in the configuration file, or with -D spark.my.table=VALUE\n");
    }
}

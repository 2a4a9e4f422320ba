package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Job;
import io.sparkpool.JobMain;
import io.sparkpool.pool.Range;
import io.sparkpool.source.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job of several steps, whose main class is a user's. */
class JobMainIT {
    @TempDir
    private Path directory;

    /** The record of a step. */
    record Square(long value) {}

    /** The program. */
    public static void main(String[] arguments) {
        JobMain.run(arguments, JobMainIT::steps);
    }

    private static void steps(Job job) {
        String table = job.setting("spark.my.table");
        job.step(
                "squares",
                Map.of("spark.pool.input.end", "5", "spark.pool.output.path", table, "spark.pool.output.column", "value"));
        job.out().println(job.pool().mapReduce(x -> x, 0L, Long::sum, Table.at(table).column("value", Long.class)));
        System.out.println("this goes to standard error");
        job.step("last", Map.of("spark.pool.input.end", "2", "spark.pool.function", "identity"));
        job.step("failing", Map.of("spark.pool.input.path", "conf/job.properties", "spark.pool.function", "square"));
    }

    @Test
    void stepsShareOneSparkAndTheExitCodeIsThatOfTheFailingOne() throws IOException, InterruptedException {
        Path reports = directory.resolve("reports");
        Submission.Result result = Submission.java(
                        JobMainIT.class.getName(),
                        "--cores=2",
                        "--report=" + reports,
                        "-Dspark.my.table=" + directory.resolve("squares.csv"))
                .run();
        assertThat(result.out()).isEqualTo("30\nPool    : [0, 1]\n");
        System.err.println(result);
        assertThat(result.exitCode()).isEqualTo(1);
        try (Stream<Path> runs = Files.list(reports)) {
            assertThat(runs.map(Path::toString)).hasSize(3);
        }
    }
}

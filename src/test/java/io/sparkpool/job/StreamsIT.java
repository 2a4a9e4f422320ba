package io.sparkpool.job;

import static io.sparkpool.job.Submission.shell;
import static io.sparkpool.job.Submission.submit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class StreamsIT {
    @TempDir
    Path directory;

    @Test
    void aClosedPipeEndsTheJobQuietly() throws IOException, InterruptedException {
        Submission.Result result = shell(
                        "./submit.sh --range 0:100000000 --output-format lines | head -3; echo \"exit ${PIPESTATUS[0]}\"")
                .run();
        assertThat(result).isEqualTo(new Submission.Result(0, "0\n1\n4\nexit 0\n", ""));
    }

    static boolean hasDevFull() {
        return Files.exists(Path.of("/dev/full"));
    }

    @Test
    @EnabledIf(value = "hasDevFull", disabledReason = "this system has no /dev/full")
    void aFullDiskIsAnError() throws IOException, InterruptedException {
        Submission.Result result =
                shell("./submit.sh > /dev/full").with("SPARK_POOL_LOG", log()).run();
        assertThat(result)
                .isEqualTo(new Submission.Result(
                        1,
                        "",
                        "spark-pool: error: cannot write to standard output: No space left on device; "
                                + "the outputs are incomplete\n"));
    }

    @Test
    void aStandardOutputThatIsClosedFromTheStartIsAnError() throws IOException, InterruptedException {
        Submission.Result result =
                shell("./submit.sh >&-").with("SPARK_POOL_LOG", log()).run();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).startsWith("spark-pool: error: cannot write to standard output: ");
    }

    @Test
    void linesAreOneOutputALine() throws IOException, InterruptedException {
        assertThat(submit("-q", "--range", "-3:4:2", "-f", "cube", "--output-format", "lines")
                        .run())
                .isEqualTo(new Submission.Result(0, "-27\n-1\n1\n27\n", ""));
    }

    @Test
    void noInputsMakeAnEmptyListAndNoLines() throws IOException, InterruptedException {
        assertThat(submit("-q", "--range", "5:5").run()).isEqualTo(new Submission.Result(0, "Pool    : []\n", ""));
        assertThat(submit("-q", "--range", "5:5", "--output-format", "lines").run())
                .isEqualTo(new Submission.Result(0, "", ""));
    }

    @Test
    void aDryRunPrintsEverySettingWithItsOriginAndStartsNothing() throws IOException, InterruptedException {
        Path log = directory.resolve("dry.log");
        Submission.Result result = submit(
                        "--dry-run",
                        "-n",
                        "2",
                        "-f",
                        "cube",
                        "-D",
                        "spark.ui.enabled=false",
                        "--",
                        "--conf",
                        "spark.task.cpus=1")
                .with("SPARK_POOL_LOG", log.toString())
                .run();
        assertThat(result.out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "spark.master = local[2] (--cores)",
                        "spark.pool.function = cube (--function)",
                        "spark.pool.input.end = 100 ("
                                + Path.of("conf/job.properties").toAbsolutePath() + ")",
                        "spark.pool.input.step = 1 (default)",
                        "spark.task.cpus = 1 (after --)",
                        "spark.ui.enabled = false (-D)");
        assertThat(result.err()).isEqualTo("spark-pool: all settings are valid; nothing was started\n");
        assertThat(result.exitCode()).isZero();
        assertThat(log).content().doesNotContain("SparkContext");
    }

    @Test
    void helpAndVersionGoToStandardOutput() throws IOException, InterruptedException {
        Submission.Result help = submit("--help").run();
        assertThat(help.out()).contains("./submit.sh [JOB OPTIONS] [-- SPARK-SUBMIT OPTIONS]", "--chunk-size <N>");
        assertThat(help.err()).isEmpty();
        assertThat(help.exitCode()).isZero();
        Submission.Result version = submit("-V").run();
        assertThat(version.out()).startsWith("spark-pool 0.1.0 (Spark 4.2.0, Java ");
        assertThat(version.err()).isEmpty();
        assertThat(version.exitCode()).isZero();
    }

    @Test
    void aSparkThatDoesNotStartSaysWhy() throws IOException, InterruptedException {
        Submission.Result result = submit("-D", "spark.memory.fraction=9")
                .with("SPARK_POOL_LOG", log())
                .run();
        assertThat(result)
                .isEqualTo(new Submission.Result(
                        1,
                        "",
                        "spark-pool: error: Spark could not start: IllegalArgumentException: "
                                + "spark.memory.fraction should be between 0 and 1 (was '9.0'). (stack trace: " + log()
                                + ")\n"));
    }

    @Test
    void aSparkThatEndsTheProcessSaysWhy() throws IOException, InterruptedException {
        Submission.Result result = submit("-D", "spark.ui.enabled=true", "-D", "spark.ui.port=99999")
                .with("SPARK_POOL_LOG", log())
                .run();
        assertThat(result)
                .isEqualTo(new Submission.Result(
                        1,
                        "",
                        "spark-pool: error: Spark ended the process: Failed to bind SparkUI: IllegalArgumentException: "
                                + "requirement failed: startPort should be between 1024 and 65535 (inclusive), "
                                + "or 0 for a random free port. (log: " + log() + ")\n"));
    }

    @Test
    void aLineThatIsNoNumberEndsTheJob() throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("numbers.txt"), "1\n2\n\n\u001b[31mthree\n4\n");
        Submission.Result result = submit("-i", file.toString()).run();
        assertThat(result)
                .isEqualTo(new Submission.Result(
                        1,
                        "Pool    : [1, 4\n",
                        "spark-pool: error: cannot read '" + file
                                + "', line 4: '\\u001b[31mthree' is not a number; write one whole or decimal number on each line, "
                                + "or set such lines aside with --quarantine FILE\n"));
    }

    private String log() {
        return directory.resolve("job.log").toString();
    }
}

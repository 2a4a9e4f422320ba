package io.sparkpool.job;

import static io.sparkpool.job.Submission.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Await;
import io.sparkpool.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Signals end a job within the time that users are promised. Where a small job takes longer than two seconds, the machine is
 * slow, and the limits are longer in proportion.
 */
class SignalIT {
    private static double slowness;

    @TempDir
    Path directory;

    @BeforeAll
    static void measureTheMachine() throws IOException, InterruptedException {
        submit("-q", "--range", "0:1").run(); // archives the classes, unless an earlier job has
        long startNanos = System.nanoTime();
        submit("-q", "--range", "0:1").run();
        slowness = Math.max(1, (System.nanoTime() - startNanos) / 2e9);
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aSignalEndsTheJobAtOnce(String signal, int exitCode) throws IOException, InterruptedException {
        Path err = directory.resolve("err.txt");
        Process process =
                submit("--range", "0:100000000000", "--output-format", "lines").start(err);
        assertThat(process.getInputStream().readNBytes(4)).isEqualTo("0\n1\n".getBytes());
        Submission.signal(process, signal);
        assertEndsWithin(2, process);
        assertThat(process.exitValue()).isEqualTo(exitCode);
        assertThat(Submission.messages(err))
                .isEqualTo("spark-pool: stopped before the end; the outputs are incomplete\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 400, 700, 1000})
    void aSignalDuringTheStartIsNoError(long delayMillis) throws IOException, InterruptedException {
        Path err = directory.resolve("err.txt");
        Process process =
                submit("--range", "0:100000000000", "--output-format", "lines").start(err);
        Thread.sleep(delayMillis);
        Submission.signal(process, "TERM");
        assertEndsWithin(5, process);
        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(Submission.messages(err))
                .isIn("", "spark-pool: stopped before the end; the outputs are incomplete\n");
    }

    @Test
    void aSignalWhileClassesAreArchivedEndsThatToo() throws Exception {
        Path project = Project.copyBuiltTo(directory.resolve("project"));
        Path err = directory.resolve("err.txt");
        Process process = Submission.command(project.resolve("submit.sh").toString(), "-q")
                .start(err);
        Await.until(() -> Files.exists(project.resolve("target/archive.log")));
        Submission.signal(process, "TERM");
        assertEndsWithin(2, process);
        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(Submission.messages(err)).isEmpty();
        assertThat(project.resolve("target")).isDirectoryNotContaining("glob:**.jsa*");
    }

    @Thorough
    @Test
    void aSignalDuringTheBuildEndsItAndLeavesNothing() throws Exception {
        Path project = Project.copyTo(directory.resolve("project"));
        Path err = directory.resolve("err.txt");
        Process process =
                Submission.command(project.resolve("submit.sh").toString()).start(err);
        Path log = project.resolve("target/build.log");
        Await.until(() -> Files.exists(log) && Files.readString(log).contains("[INFO] --- ")); // a plugin of Maven runs
        List<ProcessHandle> maven = process.descendants().toList();
        Submission.signal(process, "TERM");
        assertEndsWithin(5, process);
        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(maven)
                .isNotEmpty()
                .allSatisfy(child -> assertThat(child.onExit()).succeedsWithin(limit(5)));
        assertThat(project.resolve("target/spark-pool.jar")).doesNotExist();
        assertThat(project.resolve("target/build.unfinished")).doesNotExist();
        assertThat(Submission.messages(err)).matches("spark-pool: building the job; [^\n]*\n");
    }

    private static void assertEndsWithin(int seconds, Process process) throws InterruptedException {
        assertThat(process.waitFor(limit(seconds).toMillis(), TimeUnit.MILLISECONDS))
                .as("ended within %d s on a machine that is %.1f times as slow as a usual one", seconds, slowness)
                .isTrue();
    }

    /** Returns the limit on this machine. */
    private static Duration limit(int seconds) {
        return Duration.ofMillis((long) (seconds * 1_000 * slowness));
    }
}

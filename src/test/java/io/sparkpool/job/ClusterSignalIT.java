package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.LongText;
import io.sparkpool.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A signal that stops a run in cluster deploy mode ends its driver, too. */
@ExtendWith(SharedCluster.class)
@Thorough
class ClusterSignalIT {
    private static final long TIME_LIMIT_SECONDS = 300;
    private static final String STOPPED = "spark-pool: stopped before the end; %s is ended, too\n";

    @TempDir
    Path directory;

    private Path err;
    private Path started;
    private Process process;

    @BeforeEach
    void start(TestCluster cluster) throws IOException {
        assertThat(cluster.executors()).isEmpty();
        err = directory.resolve("err.txt");
        started = directory.resolve("started");
        Path jar = UserJar.of(
                directory, "Endless", "public class Endless implements Function<Long, Long>", """
                public Long call(Long x) throws Exception {
                    java.nio.file.Files.createFile(java.nio.file.Path.of("%s"));
                    Thread.sleep(Long.MAX_VALUE);
                    return x;
                }
                """.formatted(started));
        process = cluster.clusterModeJob(List.of("-f", "my.Endless", "--range", "0:1"), "--jars", jar.toString())
                .start(err);
    }

    @Test
    void aSignalWhileSparkSubmitWaitsEndsTheDriver(TestCluster cluster) throws Exception {
        await(() -> !cluster.executors().isEmpty());
        List<ProcessHandle> driver = cluster.executors();
        stop("INT", 130);
        assertThat(Submission.messages(err)).matches(STOPPED.formatted("driver-[0-9]+-[0-9]+"));
        TestCluster.awaitEnd(driver);
        assertThat(cluster.executors()).isEmpty();
    }

    @Test
    void aSignalWhileTheDriverMapsEndsIt(TestCluster cluster) throws Exception {
        await(() -> Files.exists(started) && Submission.messages(err).endsWith("\n"));
        ClusterDriver driver = ClusterDriver.of(Submission.messages(err));
        List<ProcessHandle> driverAndExecutor = cluster.executors();
        assertThat(driverAndExecutor).hasSize(2);
        stop("TERM", 143);
        assertThat(Submission.messages(err)).isEqualTo(driver.notice() + STOPPED.formatted(driver.id()));
        TestCluster.awaitEnd(driverAndExecutor);
        assertThat(cluster.executors()).isEmpty();
    }

    private void await(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            assertThat(process.isAlive()).as(LongText.of(Files.readString(err))).isTrue();
            Thread.sleep(50);
        }
    }

    private void stop(String signal, int exitCode) throws IOException, InterruptedException {
        Submission.signal(process, signal);
        assertThat(process.waitFor(TIME_LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(exitCode);
    }
}

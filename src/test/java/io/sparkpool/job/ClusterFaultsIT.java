package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a job when parts of its cluster are lost half-way: the same bytes as without a cluster. */
class ClusterFaultsIT {
    private static final int INPUTS = 300;
    private static final int WORKERS = 2;
    private static final long TIME_LIMIT_SECONDS = 180;

    /** What local[1] prints; a test holds that it does. */
    private static final String EXPECTED =
            LongStream.range(0, INPUTS).mapToObj(x -> x * x + "\n").collect(Collectors.joining());

    @TempDir
    static Path directory;

    private static TestCluster cluster;
    private static Path jar;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        jar = UserJar.of(
                directory.resolve("classes"),
                "Slow",
                "public class Slow implements Function<Long, Long>",
                "public Long call(Long x) throws Exception { Thread.sleep(40); return x * x; }");
        cluster = TestCluster.start(directory.resolve("project"), WORKERS);
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        cluster.close();
    }

    @BeforeEach
    void heal() throws IOException, InterruptedException {
        cluster.grow(WORKERS);
    }

    @Test
    void anExecutorIsKilled() throws IOException, InterruptedException {
        try (Job job = slowJob()) {
            job.awaitLines(INPUTS / 4);
            TestCluster.kill(cluster.executors("worker-1").get(0));
            job.endsAsWithoutCluster();
        }
    }

    private Job slowJob() throws IOException {
        return new Job(cluster.job(
                List.of("-f", "my.Slow", "--range", "0:" + INPUTS, "--chunk-size", "1", "--output-format", "lines"),
                "--jars",
                jar.toString()));
    }

    /** A job whose outputs are read as they come. */
    private final class Job implements AutoCloseable {
        private final Path err = Files.createTempFile(directory, "err", ".txt");
        private final Process process;
        private final BufferedReader out;
        private final StringBuilder lines = new StringBuilder();

        Job(Submission submission) throws IOException {
            process = submission.start(err);
            out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        void awaitLines(int count) throws IOException {
            for (int line = 0; line < count; line++) {
                String text = out.readLine();
                assertThat(text).as(Files.readString(err)).isNotNull();
                lines.append(text).append('\n');
            }
        }

        void endsAsWithoutCluster() throws IOException, InterruptedException {
            String rest = out.lines().map(line -> line + "\n").collect(Collectors.joining());
            assertThat(process.waitFor(TIME_LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(err)).contains("my.Slow mapped over " + INPUTS);
            assertThat(process.exitValue()).isZero();
            assertThat(lines + rest).isEqualTo(EXPECTED);
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}

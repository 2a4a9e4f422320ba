package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.LongText;
import io.sparkpool.Thorough;
import io.sparkpool.spark.StandaloneMaster;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cluster deploy mode: wrong usage and questions, for which nothing is submitted, and a driver that is withdrawn. */
@ExtendWith(SharedCluster.class)
@Thorough
class ClusterRefusalIT {
    private static final String ELSEWHERE = "the driver runs on a machine of the cluster, where a relative path leads "
            + "elsewhere; give an absolute path that leads to the same file on all machines, or the URI of a file system that they share";

    private long submitted;

    @BeforeEach
    void countBefore(TestCluster cluster) throws IOException {
        submitted = submissions(cluster);
    }

    @Test
    void wrongUsageIsRefusedBeforeAnythingIsSubmitted(TestCluster cluster) throws IOException, InterruptedException {
        UsageIT.assertRefused(
                cluster.clusterModeJob(List.of(
                        "--input",
                        "data/numbers.txt",
                        "--function",
                        "sqare",
                        "--on-error",
                        "quarantine",
                        "-D",
                        "spark.pool.onError.path=target/bad.jsonl")),
                "cannot use 'spark.pool.function' = 'sqare' (--function): neither a built-in function "
                        + "(cube, identity, negate, square) nor a class on the class path; name your class as in my.Halve, "
                        + "and if it is in a jar of its own add that after --: --jars FILE; did you mean 'square'?",
                "cannot use 'spark.pool.input.path' = 'data/numbers.txt' (--input): " + ELSEWHERE,
                "cannot use 'spark.pool.onError.path' = 'target/bad.jsonl' (-D): " + ELSEWHERE);
        assertThat(submissions(cluster)).isEqualTo(submitted);
    }

    @Test
    void questionsAreAnsweredHere(TestCluster cluster) throws IOException, InterruptedException {
        Submission.Result dryRun =
                cluster.clusterModeJob(List.of("--dry-run", "-f", "cube")).run();
        assertThat(dryRun.out()).containsPattern("\nspark\\.pool\\.function +\\Q= cube  (--function)\\E\n");
        assertThat(dryRun.out()).containsPattern("\nspark\\.submit\\.deployMode +\\Q= cluster  (after --)\\E\n");
        assertThat(dryRun.err()).isEqualTo("spark-pool: all settings are valid; nothing was started\n");
        assertThat(dryRun.exitCode()).isZero();
        assertThat(cluster.clusterModeJob(List.of("--help")).run())
                .isEqualTo(cluster.script("--help").run());
        assertThat(cluster.clusterModeJob(List.of("--version")).run())
                .isEqualTo(cluster.script("--version").run());
        assertThat(submissions(cluster)).isEqualTo(submitted);
    }

    @Test
    void aDriverThatNoWorkerHasRoomForIsWithdrawn(TestCluster cluster) throws IOException, InterruptedException {
        Submission.Result result = cluster.clusterModeJob(
                        List.of("-D", "spark.pool.clusterTimeout=10s"), "--driver-memory", "64g")
                .run();
        Matcher error = Pattern.compile(
                        "spark-pool: error: no worker had room for (driver-\\S+) within 10 s, so it was "
                                + "withdrawn; it needs spark\\.driver\\.memory = 64g and spark\\.driver\\.cores = 1: "
                                + "ask for less, end what uses the workers, or wait longer \\(spark\\.pool\\.clusterTimeout\\)\n")
                .matcher(result.err());
        assertThat(error.matches()).as(LongText.of(result.err())).isTrue();
        assertThat(result.out()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(1);
        StandaloneMaster.Driver driver = driver(cluster, error.group(1));
        assertThat(driver.state()).isEqualTo("KILLED");
        assertThat(driver.worker()).isEmpty();
    }

    /** Asks the master for a driver. */
    private static StandaloneMaster.Driver driver(TestCluster cluster, String id) throws IOException {
        SparkConf settings = new SparkConf(false)
                .set("spark.authenticate", "true")
                .set("spark.network.crypto.enabled", "true")
                .set("spark.authenticate.secret", cluster.secret());
        try (StandaloneMaster master = StandaloneMaster.connect(cluster.master(), settings, Duration.ofMinutes(5))) {
            return master.driver(id).orElseThrow();
        }
    }

    /** Returns the number of drivers and applications in the master's log. */
    private static long submissions(TestCluster cluster) throws IOException {
        return Files.readString(cluster.directory().resolve("master.log"))
                .lines()
                .filter(line -> line.contains("Driver submitted") || line.contains("Registering app"))
                .count();
    }
}

package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Access to the practice cluster. */
@ExtendWith(SharedCluster.class)
@Thorough
class ClusterSecurityIT {
    @TempDir
    Path directory;

    @Test
    void itsFilesAreForItsOwner(TestCluster cluster) throws IOException {
        assertThat(permissions(cluster.directory())).isEqualTo("rwx------");
        assertThat(permissions(cluster.directory().resolve("secret"))).isEqualTo("rw-------");
        assertThat(permissions(cluster.directory().resolve("cluster.properties")))
                .isEqualTo("rw-------");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux shows a process's sockets as files")
    void itsPortsAreOpenToThisMachineOnly(TestCluster cluster) throws IOException {
        for (String daemon : List.of("master", "worker-1", "worker-2")) {
            assertThat(PortsIT.listeningAddresses(cluster.daemon(daemon).pid()))
                    .hasSizeGreaterThan(1)
                    .allMatch(PortsIT::isLoopback);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "cluster"})
    void aJobWithoutASecretIsTurnedAway(String deployMode, TestCluster cluster)
            throws IOException, InterruptedException {
        assertTurnedAway(
                Submission.submit("--", "--master", cluster.master(), "--deploy-mode", deployMode),
                cluster,
                "it requires a secret; set spark.authenticate to true and "
                        + "spark.authenticate.secret to the cluster's, in a properties file that only you can read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "cluster"})
    void aJobWithAnotherSecretIsTurnedAway(String deployMode, TestCluster cluster)
            throws IOException, InterruptedException {
        Path config = configWith("another");
        assertTurnedAway(
                Submission.submit(
                        "-c", config.toString(), "--", "--master", cluster.master(), "--deploy-mode", deployMode),
                cluster,
                "it closed the connection while the secrets were compared; set spark.authenticate.secret to the cluster's");
    }

    @Test
    void aJobWithTheSecretInAFileRunsAndMayEncryptAll(TestCluster cluster) throws IOException, InterruptedException {
        Path config = configWith(cluster.secret());
        assertThat(Submission.submit(
                                "-q",
                                "-c",
                                config.toString(),
                                "-D",
                                "spark.io.encryption.enabled=true",
                                "-D",
                                "spark.pool.clusterTimeout=" + TestCluster.TIMEOUT,
                                "--",
                                "--master",
                                cluster.master(),
                                "--conf",
                                "spark.executor.memory=512m")
                        .run())
                .isEqualTo(new Submission.Result(0, Submission.LESSON, ""));
    }

    private void assertTurnedAway(Submission submission, TestCluster cluster, String why)
            throws IOException, InterruptedException {
        Path log = directory.resolve("job.log");
        assertThat(submission.with("SPARK_POOL_LOG", log.toString()).run())
                .isEqualTo(new Submission.Result(
                        1,
                        "",
                        "spark-pool: error: the master '%s' does not answer: %s (stack trace: %s)\n"
                                .formatted(cluster.master(), why, log)));
    }

    private Path configWith(String secret) throws IOException {
        return Files.writeString(directory.resolve("job.properties"), """
                spark.authenticate            true
                spark.authenticate.secret     %s
                spark.network.crypto.enabled  true
                """.formatted(secret));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}

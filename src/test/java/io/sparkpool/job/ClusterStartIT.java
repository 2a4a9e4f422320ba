package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.LongText;
import io.sparkpool.Thorough;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that fails to start. */
@Thorough
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux shows whole command lines")
class ClusterStartIT {
    @TempDir
    Path directory;

    private String script;
    private Closeable startLock;

    @BeforeEach
    void prepare() throws IOException {
        startLock = TestCluster.lockStarts();
        script = Project.copyBuiltTo(directory.resolve("project"))
                .resolve("submit.sh")
                .toString();
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        try {
            Submission.command(script, "cluster", "stop").run();
        } finally {
            startLock.close();
        }
    }

    @Test
    void aMasterThatEndsAfterItHasListenedIsMissed() throws IOException, InterruptedException {
        int port = TestCluster.freePort();
        Path err = directory.resolve("err.txt");
        Process start = Submission.command(script, "cluster", "start", "--port", Integer.toString(port))
                .start(err);
        String option = "-Dspark.pool.cluster=" + directory.toRealPath().resolve("project/target/cluster/master");
        while (Processes.mentioning(option).isEmpty() || !listens(port)) { // another program may have taken the port
            assertThat(start.isAlive()).as(LongText.of(Files.readString(err))).isTrue();
            Thread.sleep(10);
        }
        List<ProcessHandle> master = Processes.mentioning(option);
        assertThat(master).hasSize(1);
        TestCluster.kill(master.get(0));
        start.waitFor(); // a cluster that waits for the master longer ends with another message
        assertThat(err).content().contains("spark-pool: error: a process of the cluster ended at once; its logs in '");
        assertThat(start.exitValue()).isEqualTo(1);
    }

    @Test
    void aSignalDuringTheStartStopsWhatHasBeenStarted() throws IOException, InterruptedException {
        Process start = Submission.command(script, "cluster", "start", "--port", "" + TestCluster.freePort())
                .start(directory.resolve("err.txt"));
        String option = "-Dspark.pool.cluster=" + directory.toRealPath().resolve("project/target/cluster/");
        while (Processes.mentioning(option).size() < 3) {
            assertThat(start.isAlive()).isTrue();
            Thread.sleep(10);
        }
        List<ProcessHandle> started = Processes.mentioning(option);
        Submission.signal(start, "INT");
        assertThat(start.waitFor()).isEqualTo(130);
        TestCluster.awaitEnd(started);
        assertThat(directory.resolve("err.txt")).isEmptyFile();
        assertThat(Submission.command(script, "cluster", "status").run().out())
                .isEqualTo("no cluster runs; start one: ./submit.sh cluster start\n");
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.getPort() != socket.getLocalPort(); // a socket can connect to itself if nobody listens
        } catch (IOException refused) {
            return false;
        }
    }
}

package io.sparkpool.job;

import static io.sparkpool.job.BreakableCluster.WORKERS;
import static io.sparkpool.job.ClusterJob.BEFORE_FAULT;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Thorough;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Faults that end a job: it fails with a message and exit code 1, and the outputs before the fault are printed. */
@Thorough
class ClusterFatalFaultsIT {
    @RegisterExtension
    static final BreakableCluster FAULTS = new BreakableCluster();

    @Test
    void anInputNeedsTooMuchMemory() throws IOException {
        try (ClusterJob job = FAULTS.job("Hungry")) {
            assertThat(job.assertFails(BEFORE_FAULT))
                    .isEqualTo(
                            "spark-pool: error: function 'my.Hungry' failed at index 100 on input '100': OutOfMemoryError: Java heap space (stack trace: %s)"
                                    .formatted(FAULTS.cluster().log()));
        }
    }

    @Test
    void anInputEndsItsExecutorEachTime() throws IOException {
        try (ClusterJob job = FAULTS.job("Halting", "-D", "spark.task.maxFailures=2")) {
            assertThat(job.assertFails(BEFORE_FAULT))
                    .isEqualTo(
                            "spark-pool: error: the chunk that starts at index 100 ended its executor 2 times, the last time: Command exited with code 1; a function may end the process, or need more memory than spark.executor.memory gives (stack trace: %s)"
                                    .formatted(FAULTS.cluster().log()));
            assertThat(job.attempts())
                    .isGreaterThanOrEqualTo(2); // Spark does not count attempts that were not reported to it
        }
    }

    @Test
    void allWorkersAreLostForGood() throws IOException, InterruptedException {
        try (ClusterJob job = FAULTS.job("Gated", "-D", "spark.pool.clusterTimeout=120s")) {
            job.awaitExecutors(WORKERS);
            FAULTS.cluster().killWorker("worker-1");
            FAULTS.cluster().killWorker("worker-2");
            assertThat(job.assertFails(BEFORE_FAULT))
                    .isEqualTo(
                            "spark-pool: error: there has been no executor for 120 s, and tasks are waiting for one; check the workers of the cluster, or wait longer (spark.pool.clusterTimeout)");
        }
    }

    @Test
    void theDriverIsKilledAndLeavesNoExecutorBehind() throws IOException, InterruptedException {
        try (ClusterJob job = FAULTS.job("Gated")) {
            job.awaitExecutors(WORKERS);
            List<ProcessHandle> executors = FAULTS.cluster().executors();
            assertThat(executors).hasSize(WORKERS);
            TestCluster.kill(job.driver());
            TestCluster.awaitEnd(executors);
        }
    }

    @Test
    void noWorkerIsLargeEnough() throws IOException {
        try (ClusterJob job =
                FAULTS.job("Gated", "-D", "spark.executor.memory=64g", "-D", "spark.pool.clusterTimeout=20s")) {
            assertThat(job.assertFails("")) // the master also counts lost workers
                    .matches(
                            "spark-pool: error: no executor has come within 20 s; each needs 64g \\(spark.executor.memory\\) and a free core, and the largest of [0-9]+ registered workers has 2048 MiB and 1 core, which others may be using: ask for less, end what uses them, or wait longer \\(spark.pool.clusterTimeout\\)");
        }
    }

    @Test
    void thereIsNoMaster() throws IOException {
        String master = "spark://127.0.0.1:" + TestCluster.freePort();
        try (ClusterJob job =
                FAULTS.job("Gated", "-D", "spark.master=" + master, "-D", "spark.pool.clusterTimeout=3s")) {
            assertThat(job.assertFails(""))
                    .isEqualTo(
                            "spark-pool: error: the master '%s' does not answer: nothing listens there (connection refused); check the port, and that the master runs (stack trace: %s)"
                                    .formatted(master, FAULTS.cluster().log()));
        }
    }
}

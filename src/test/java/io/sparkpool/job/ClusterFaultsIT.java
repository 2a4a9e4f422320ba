package io.sparkpool.job;

import static io.sparkpool.job.BreakableCluster.WORKERS;
import static io.sparkpool.job.ClusterJob.EXPECTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Thorough;
import io.sparkpool.report.ReportCheck;
import io.sparkpool.report.RunDirectory;
import io.sparkpool.report.RunJson;
import io.sparkpool.report.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Faults in the middle of a job that it survives: it prints the same bytes as without a cluster. */
@Thorough
class ClusterFaultsIT {
    @RegisterExtension
    static final BreakableCluster FAULTS = new BreakableCluster();

    @Test
    void oneCoreOfThisMachinePrintsTheSame() throws IOException {
        try (ClusterJob job = FAULTS.localJob("Gated")) {
            job.openGate();
            job.assertSucceeds(EXPECTED);
        }
    }

    @Test
    void anExecutorIsKilled() throws IOException, InterruptedException {
        Path runs = FAULTS.directory().resolve("runs");
        try (ClusterJob job = FAULTS.job("Gated", "--report", runs.toString())) {
            job.awaitExecutors(WORKERS);
            FAULTS.cluster().executors("worker-1").forEach(TestCluster::kill);
            job.openGate();
            job.assertSucceeds(EXPECTED);
        }
        assertReportsTheLoss(RunDirectory.reports(runs));
    }

    private static void assertReportsTheLoss(List<Path> reports) throws IOException {
        assertThat(reports).hasSize(1);
        ReportCheck.check(reports.get(0));
        RunReport report = RunJson.read(reports.get(0));
        assertThat(report.run().status()).isEqualTo(RunReport.Status.DONE);
        assertThat(report.counts().inputs()).isEqualTo(ClusterJob.INPUTS);
        assertThat(report.counts().lostExecutors()).isEqualTo(1);
        assertThat(report.counts().lostTasks()).isPositive();
        assertThat(report.executors())
                .filteredOn(executor -> executor.went().isPresent())
                .singleElement()
                .satisfies(lost -> {
                    assertThat(lost.host()).isPresent();
                    assertThat(lost.reason())
                            .hasValueSatisfying(reason -> assertThat(reason).isNotEmpty());
                });
    }

    @Test
    void aWorkerIsKilledWithItsExecutors() throws IOException, InterruptedException {
        try (ClusterJob job = FAULTS.job("Gated")) {
            job.awaitExecutors(WORKERS);
            FAULTS.cluster().killWorker("worker-1");
            job.openGate();
            job.assertSucceeds(EXPECTED);
        }
    }

    @Test
    void theMasterIsKilledAndComesBack() throws IOException, InterruptedException {
        try (ClusterJob job = FAULTS.job("Gated")) {
            job.awaitExecutors(WORKERS);
            FAULTS.replaceForNextTest();
            TestCluster.kill(FAULTS.cluster().daemon("master"));
            FAULTS.cluster().grow(WORKERS);
            FAULTS.cluster().executors().forEach(TestCluster::kill); // the master has to replace them
            job.openGate();
            job.assertSucceeds(EXPECTED);
        }
    }

    @Test
    void aWorkerJoins() throws IOException, InterruptedException {
        try (ClusterJob job = FAULTS.job("Gated")) {
            job.awaitExecutors(WORKERS);
            FAULTS.cluster().grow(WORKERS + 1);
            job.awaitExecutors(WORKERS + 1);
            job.openGate();
            job.assertSucceeds(EXPECTED);
            assertThat(job.standardError())
                    .contains(
                            "my.Gated mapped over 300 inputs in 300 chunks, 3 tasks at a time, with 300 outputs (CRC-32C ");
        }
    }

    @Test
    void aTaskLosesItsExecutorAndFailsBeforeItEndsWell() throws IOException {
        try (ClusterJob job = FAULTS.job("Stumbling")) {
            job.assertSucceeds(EXPECTED);
            assertThat(job.attempts()).isEqualTo(3);
        }
    }

    @Test
    void anInputThatNeedsTooMuchMemoryIsSetAside() throws IOException {
        Path bad = FAULTS.directory().resolve("bad.jsonl");
        try (ClusterJob job =
                FAULTS.job("Hungry", "--on-error", "quarantine", "-D", "spark.pool.onError.path=" + bad)) {
            job.assertSucceeds(
                    ClusterJob.squares(LongStream.range(0, ClusterJob.INPUTS).filter(x -> x != 100)));
            assertThat(job.standardError())
                    .contains(", 2 tasks at a time, with 299 outputs (CRC-32C ", ") and 1 quarantined: ");
        }
        assertThat(bad).hasContent("{\"index\":100,\"input\":100,\"error\":\"OutOfMemoryError: Java heap space\"}\n");
    }
}

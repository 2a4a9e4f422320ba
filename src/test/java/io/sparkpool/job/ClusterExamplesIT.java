package io.sparkpool.job;

import static io.sparkpool.job.Submission.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.LongText;
import io.sparkpool.Thorough;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A program in one file on a cluster, of whose machines none has its classes. */
@ExtendWith(SharedCluster.class)
@Thorough
class ClusterExamplesIT {
    /** A path that leads the driver and all executors to the same file. */
    private static final String INPUT =
            Path.of("data/words.txt").toAbsolutePath().toString();

    private static final List<String> PROGRAM = List.of("run", "src/examples/WordCounts.java", INPUT);

    @Test
    void aProgramPrintsTheSameInBothModes(TestCluster cluster) throws IOException, InterruptedException {
        Submission.Result here = submit(PROGRAM.toArray(String[]::new)).run();
        Submission.Result client = cluster.job(PROGRAM).run();
        assertThat(client.exitCode()).as(LongText.of(client.err())).isZero();
        assertThat(client.out()).isEqualTo(here.out()).isNotEmpty();
        Submission.Result submitted = cluster.clusterModeJob(PROGRAM).run();
        assertThat(submitted.exitCode()).as(LongText.of(submitted.err())).isZero();
        assertThat(submitted.out()).isEmpty();
        assertThat(ClusterDriver.of(submitted.err()).output()).isEqualTo(here.out());
    }
}

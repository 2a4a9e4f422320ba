package io.sparkpool.submit;

import io.sparkpool.config.Key;
import io.sparkpool.spark.ClusterException;
import io.sparkpool.spark.StandaloneMaster;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.SparkConf;

/**
 * Gives a job to a cluster, which runs its driver. spark-submit does not report how a driver of a standalone cluster ends, so
 * that is waited for; a run that is stopped takes its driver along.
 */
final class ClusterSubmission {
    private static final int NAME_BYTES = 12;

    private final SparkConf spark;
    private final Duration limit;
    private final PrintStream err;
    private final String name;

    /**
     * Prepares a submission.
     *
     * @param spark the settings of the job
     * @param limit how long the master may be silent, and the driver wait for a worker
     * @param err where messages go
     */
    ClusterSubmission(SparkConf spark, Duration limit, PrintStream err) {
        this.spark = spark;
        this.limit = limit;
        this.err = err;
        byte[] random = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(random);
        this.name = HexFormat.of().formatHex(random);
    }

    /**
     * Submits the job and waits for its end as far as that can be known.
     *
     * @param start starts spark-submit with these options
     * @return the exit code of spark-submit; 0 if the driver of a standalone cluster has ended well
     * @throws ClusterException if the driver of a standalone cluster fails, or its master does not answer
     */
    int run(Function<List<String>, ChildProcess> start) {
        String master = spark.get("spark.master");
        if (master.startsWith(StandaloneMaster.SCHEME)) {
            return runOnStandalone(start);
        }
        int exitCode = ended(start.apply(options()).await());
        if (master.startsWith("k8s://")) {
            err.println(
                    "spark-pool: spark-submit does not tell how a driver on Kubernetes ends; ask: kubectl get pods -l spark-role=driver");
        }
        return exitCode;
    }

    private List<String> options() {
        return new ArrayList<>(List.of(
                "--deploy-mode",
                "cluster",
                "--conf",
                "spark.standalone.submit.waitAppCompletion=false",
                "--conf",
                "%s=%s".formatted(Key.SUBMISSION.key(), name)));
    }

    private int runOnStandalone(Function<List<String>, ChildProcess> start) {
        try (DriverWatch watch = new DriverWatch(spark, limit, err)) {
            ChildProcess child = start.apply(options());
            try (ShutdownAction withdrawal = ShutdownAction.register(() -> withdraw(child, watch))) {
                ended(child.await());
                watch.await(javaOption());
                return 0;
            }
        }
    }

    private int ended(int exitCode) {
        if (exitCode != 0) {
            err.println("spark-pool: spark-submit ended with %d%s"
                    .formatted(
                            exitCode,
                            LogFile.find(System.getProperties())
                                    .map("; its log is '%s'"::formatted)
                                    .orElse("")));
        }
        return exitCode;
    }

    /** The driver may run already while spark-submit still waits to see it run. */
    private void withdraw(ChildProcess child, DriverWatch watch) {
        child.end();
        try {
            watch.withdraw(javaOption());
        } catch (ClusterException e) {
            err.println("spark-pool: error: " + e.getMessage());
        }
    }

    /** Returns the option of Java by which the driver is known. */
    private String javaOption() {
        return "-D%s=%s".formatted(Key.SUBMISSION.key(), name);
    }
}

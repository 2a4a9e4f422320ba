package io.sparkpool.submit;

import io.sparkpool.config.Key;
import io.sparkpool.config.Master;
import io.sparkpool.spark.ClusterException;
import io.sparkpool.spark.ShutdownAction;
import io.sparkpool.spark.StandaloneMaster;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.SparkConf;

/**
 * Submits a job to a cluster, which runs its driver. spark-submit does not report how a driver on a standalone cluster
 * ends, so this class waits for that itself. If this process is stopped, it stops a driver on a standalone cluster as
 * well; for a driver elsewhere it prints how to do that.
 */
final class ClusterSubmission {
    private static final int NAME_BYTES = 12;

    /** Less than the ten seconds after which a connection to the master gives up, so that there is one message. */
    private static final Duration WITHDRAWAL_LIMIT = Duration.ofSeconds(8);

    private final SparkConf spark;
    private final Duration limit;
    private final PrintStream err;
    private final String name;

    /**
     * Prepares a submission.
     *
     * @param spark the settings of the job
     * @param limit how long to wait for the master to answer, and for a worker to run the driver
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
     * Submits the job and waits for its end, if the cluster is a standalone one.
     *
     * @param sparkSubmit makes a process of spark-submit with these options
     * @return the exit code of spark-submit; 0 if the driver on a standalone cluster succeeds
     * @throws ClusterException if the driver on a standalone cluster fails, or its master does not answer
     */
    int run(Function<List<String>, ChildProcess> sparkSubmit) {
        ChildProcess child = sparkSubmit.apply(options());
        String master = spark.get(Master.KEY);
        if (master.startsWith(StandaloneMaster.SCHEME)) {
            return runOnStandalone(child);
        }
        boolean kubernetes = master.startsWith("k8s://");
        String stop = kubernetes
                ? "kubectl delete pod POD, where kubectl get pods -l spark-role=driver lists the pods"
                : "yarn application -kill APPLICATION, where yarn application -list lists the applications";
        try (ShutdownAction advice = ShutdownAction.register(() -> {
            child.end();
            err.println("spark-pool: stopped, but the cluster may still run the job; to end it: " + stop);
        })) {
            int exitCode = reported(child.run());
            if (kubernetes) {
                err.println(
                        "spark-pool: spark-submit does not tell how a driver on Kubernetes ends; ask: kubectl get pods -l spark-role=driver");
            }
            return exitCode;
        }
    }

    private List<String> options() {
        return List.of(
                "--deploy-mode",
                "cluster",
                "--conf",
                "spark.standalone.submit.waitAppCompletion=false",
                "--conf",
                "%s=%s".formatted(Key.SUBMISSION.key(), name));
    }

    private int runOnStandalone(ChildProcess child) {
        try (DriverWatch watch = new DriverWatch(spark, limit, err);
                ShutdownAction withdrawal = ShutdownAction.register(() -> withdraw(child, watch))) {
            reported(child.run());
            watch.await(javaOption());
            return 0;
        }
    }

    /** Returns the exit code of spark-submit, after a message if it has failed. */
    private int reported(int exitCode) {
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

    /** Stops spark-submit, and the driver, which may already run while spark-submit waits for its start. */
    private void withdraw(ChildProcess child, DriverWatch watch) {
        child.end();
        watch.withdraw(javaOption(), WITHDRAWAL_LIMIT);
    }

    /** Returns the option of Java by which the driver is identified. */
    private String javaOption() {
        return "-D%s=%s".formatted(Key.SUBMISSION.key(), name);
    }
}

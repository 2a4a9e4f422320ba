package io.sparkpool.spark;

import io.sparkpool.config.Key;
import io.sparkpool.config.Master;
import io.sparkpool.spark.StandaloneMaster.Worker;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits, for a limited time, until the master of a cluster answers and the first executors have registered. Spark
 * itself would wait without a limit.
 */
final class ExecutorStartup {
    /** The key of the time limit. */
    static final String LIMIT_KEY = Key.CLUSTER_TIMEOUT.key();

    private static final Logger LOG = LoggerFactory.getLogger(ExecutorStartup.class);
    private static final Duration TICK = Duration.ofMillis(100);

    /** How long after an executor another one is still expected: they start at about the same time. */
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private final SparkConf settings;

    ExecutorStartup(SparkConf settings) {
        this.settings = settings;
    }

    /**
     * Returns how long the cluster may take.
     *
     * @throws ClusterException if the setting cannot be read
     */
    Duration limit() {
        String limit =
                settings.get(LIMIT_KEY, Key.CLUSTER_TIMEOUT.defaultValue().orElseThrow());
        try {
            return Key.CLUSTER_TIMEOUT.type().read(limit);
        } catch (IllegalArgumentException e) {
            throw new ClusterException("cannot read '%s' = '%s': %s".formatted(LIMIT_KEY, limit, e.getMessage()), e);
        }
    }

    /**
     * Waits for a standalone master. Spark would give up after a minute, without a reason.
     *
     * @throws ClusterException if it does not answer in time
     */
    void awaitMaster() {
        String master = settings.get(Master.KEY);
        if (master.startsWith(StandaloneMaster.SCHEME)) {
            StandaloneMaster.connect(master, settings, limit()).close();
        }
    }

    /**
     * Waits for the first executors, so that the first chunks are cut for the cores of all of them and do not all go to
     * a single one.
     *
     * @throws ClusterException if no executor comes in time
     */
    void awaitExecutors(JavaSparkContext context) {
        if (settings.getBoolean("spark.dynamicAllocation.enabled", false)) {
            return; // executors come when there are tasks
        }
        Duration limit = limit();
        long startNanos = System.nanoTime();
        long grownNanos = startNanos;
        int wanted = settings.getInt("spark.cores.max", Integer.MAX_VALUE);
        try (WaitNotice notice = WaitNotice.in(
                settings, () -> LOG.warn("no executor has come yet; waiting up to {} s for one", limit.toSeconds()))) {
            for (int cores = 0; cores < wanted && !hasPassed(SETTLING, grownNanos); ) {
                int now = cores(context);
                if (now == 0 && hasPassed(limit, startNanos)) {
                    throw noExecutors();
                }
                if (now > 0) {
                    notice.close();
                }
                if (now == 0 || now > cores) {
                    grownNanos = System.nanoTime();
                }
                cores = now;
                sleepUnlessStopped(context);
            }
        }
    }

    /** Returns how many tasks the executors can run at once, 0 if there is no executor. */
    static int cores(JavaSparkContext context) {
        SparkContext spark = context.sc();
        return spark.maxNumConcurrentTasks(spark.resourceProfileManager().defaultResourceProfile());
    }

    /** Returns how many tasks run at once, at least 1. Spark's default parallelism is not used, as users can set it. */
    static int availableCores(JavaSparkContext context) {
        int tasks = cores(context); // 0 before there is an executor
        return Math.max(1, tasks > 0 ? tasks : context.defaultParallelism());
    }

    private ClusterException noExecutors() {
        return new ClusterException(
                "no executor has come within %d s; each needs %s (spark.executor.memory) and a free core, and %s: ask for less, end what uses them, or wait longer (%s)"
                        .formatted(
                                limit().toSeconds(), settings.get("spark.executor.memory", "1g"), offer(), LIMIT_KEY));
    }

    /** Describes the largest worker of the cluster, if the master tells. */
    private String offer() {
        String master = settings.get(Master.KEY);
        if (!master.startsWith(StandaloneMaster.SCHEME)) {
            return "others may be using the cluster";
        }
        try (StandaloneMaster connected = StandaloneMaster.connect(master, settings, Duration.ZERO)) {
            List<Worker> workers = connected.workers();
            return workers.stream()
                    .max(Comparator.comparingInt(Worker::memoryMiB))
                    .map(largest -> "the largest of %d registered workers has %d MiB and %s, which others may be using"
                            .formatted(
                                    workers.size(),
                                    largest.memoryMiB(),
                                    largest.cores() == 1 ? "1 core" : largest.cores() + " cores"))
                    .orElse("the cluster has no workers");
        } catch (ClusterException e) {
            return e.getMessage();
        }
    }

    private static boolean hasPassed(Duration time, long sinceNanos) {
        return System.nanoTime() - sinceNanos >= time.toNanos();
    }

    private static void sleepUnlessStopped(JavaSparkContext context) {
        if (context.sc().isStopped()) {
            throw ClusterException.stopped(context.master(), new IllegalStateException("the Spark context is stopped"));
        }
        PollInterval.sleep(TICK);
    }
}

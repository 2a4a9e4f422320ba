package io.sparkpool.spark;

import io.sparkpool.spark.StandaloneMaster.Worker;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a pool waits for on a cluster, and how long: for its master to answer, and for executors. Spark alone
 * would wait for ever.
 */
public final class ExecutorStartup {
    /** How long a cluster may take. */
    public static final String LIMIT = "spark.pool.clusterTimeout";

    private static final Logger LOG = LoggerFactory.getLogger(ExecutorStartup.class);
    private static final String DEFAULT_LIMIT = "60s";
    private static final Duration TICK = Duration.ofMillis(100);

    /** Executors start at about the same time; so long after the last one no other is expected. */
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private static final Duration UNTIL_NOTICE = Duration.ofSeconds(10);

    private final SparkConf settings;

    ExecutorStartup(SparkConf settings) {
        this.settings = settings;
    }

    /** How long the cluster may take, a second at least. */
    Duration limit() {
        return Duration.ofSeconds(Math.max(1, settings.getTimeAsSeconds(LIMIT, DEFAULT_LIMIT)));
    }

    /**
     * Waits for a standalone master, which Spark would give up on after a minute without saying why.
     *
     * @throws UnreachableMasterException if it does not answer in time
     */
    void awaitMaster() {
        String master = settings.get("spark.master");
        if (master.startsWith(StandaloneMaster.SCHEME)) {
            StandaloneMaster.connect(master, settings, limit()).close();
        }
    }

    /**
     * Waits for the executors that come at first, so that the first chunks are cut for all of their cores and one executor
     * does not get them all.
     *
     * @throws ClusterException if none comes in time
     */
    void awaitExecutors(JavaSparkContext context) {
        if (settings.getBoolean("spark.dynamicAllocation.enabled", false)) {
            return; // they come when there are tasks
        }
        Duration limit = limit();
        long startNanos = System.nanoTime();
        long grownNanos = startNanos;
        boolean noticed = false;
        int wanted = settings.getInt("spark.cores.max", Integer.MAX_VALUE);
        for (int cores = 0; cores < wanted && !hasPassed(SETTLING, grownNanos); ) {
            int now = cores(context);
            if (now == 0 && hasPassed(limit, startNanos)) {
                throw noExecutors();
            }
            if (now == 0 && !noticed && hasPassed(UNTIL_NOTICE, startNanos)) {
                LOG.warn("no executor has come yet; waiting up to {} s for one", limit.toSeconds());
                noticed = true;
            }
            if (now == 0 || now > cores) {
                grownNanos = System.nanoTime();
            }
            cores = now;
            pause(context);
        }
    }

    /** How many tasks the executors can run at once; 0 where there is none. */
    public static int cores(JavaSparkContext context) {
        SparkContext spark = context.sc();
        return spark.maxNumConcurrentTasks(spark.resourceProfileManager().defaultResourceProfile());
    }

    /** Returns how many tasks run at once, at least 1; Spark's default parallelism may be set to something else. */
    public static int availableCores(JavaSparkContext context) {
        int tasks = cores(context);
        return Math.max(1, tasks > 0 ? tasks : context.defaultParallelism()); // none before there is an executor
    }

    private ClusterException noExecutors() {
        return new ClusterException(
                "no executor has come within %d s; each needs %s (spark.executor.memory) and a free core, and %s: ask for less, end what uses them, or wait longer (%s)"
                        .formatted(limit().toSeconds(), settings.get("spark.executor.memory", "1g"), offer(), LIMIT));
    }

    /** What the cluster has, as far as it says. */
    private String offer() {
        String master = settings.get("spark.master");
        if (!master.startsWith(StandaloneMaster.SCHEME)) {
            return "others may be using the cluster";
        }
        try (StandaloneMaster asked = StandaloneMaster.connect(master, settings, Duration.ZERO)) {
            List<Worker> workers = asked.workers();
            return workers.stream()
                    .max(Comparator.comparingInt(Worker::memoryMiB))
                    .map(largest -> "the largest of %d registered workers has %d MiB and %s, which others may be using"
                            .formatted(
                                    workers.size(),
                                    largest.memoryMiB(),
                                    largest.cores() == 1 ? "1 core" : largest.cores() + " cores"))
                    .orElse("the cluster has no workers");
        } catch (UnreachableMasterException e) {
            return e.getMessage();
        }
    }

    private static boolean hasPassed(Duration time, long sinceNanos) {
        return System.nanoTime() - sinceNanos >= time.toNanos();
    }

    private static void pause(JavaSparkContext context) {
        if (context.sc().isStopped()) {
            throw ClusterException.stopped(context.master(), new IllegalStateException("the Spark context is stopped"));
        }
        try {
            TimeUnit.NANOSECONDS.sleep(TICK.toNanos());
        } catch (InterruptedException e) {
            throw PollInterval.interrupted(e);
        }
    }
}

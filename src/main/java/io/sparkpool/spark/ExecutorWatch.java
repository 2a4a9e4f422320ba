package io.sparkpool.spark;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports that tasks have waited too long for an executor, after all have been lost. Spark itself would wait without a
 * limit. Checks once a second, in its own thread.
 */
public final class ExecutorWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutorWatch.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    private final JavaSparkContext context;
    private final Duration limit;
    private final Consumer<ClusterException> atLoss;
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, ExecutorWatch::daemon);
    private long missingSinceNanos = System.nanoTime();

    private ExecutorWatch(JavaSparkContext context, Consumer<ClusterException> atLoss) {
        this.context = context;
        this.limit = new ExecutorStartup(context.getConf()).limit();
        this.atLoss = atLoss;
    }

    /**
     * Starts watching, until this object is closed.
     *
     * @param atLoss receives the failure when tasks have waited too long for an executor
     */
    public static ExecutorWatch start(JavaSparkContext context, Consumer<ClusterException> atLoss) {
        ExecutorWatch watch = new ExecutorWatch(context, atLoss);
        watch.clock.scheduleWithFixedDelay(watch::checkAgain, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    /** Checks, and catches what Spark throws while it stops: an exception would end the schedule. */
    private void checkAgain() {
        try {
            check();
        } catch (RuntimeException e) {
            LOG.info("cannot count executors", e);
        }
    }

    /** Executors are missing only while there are tasks to run. */
    private void check() {
        long now = System.nanoTime();
        if (context.sc().isStopped()
                || context.statusTracker().getActiveJobIds().length == 0
                || ExecutorStartup.cores(context) > 0) {
            missingSinceNanos = now;
        } else if (now - missingSinceNanos > limit.toNanos()) {
            missingSinceNanos = now;
            atLoss.accept(noExecutorLeft());
        }
    }

    private ClusterException noExecutorLeft() {
        return new ClusterException(
                "there has been no executor for %d s, and tasks are waiting for one; check the workers of the cluster, or wait longer (%s)"
                        .formatted(limit.toSeconds(), ExecutorStartup.LIMIT_KEY));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "spark-pool-executor-watch");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

package io.sparkpool.spark;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkContext$;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * The Spark that pools have started in this process: a process has one at a time, so that pools on the same
 * master share it. It stops with the last of them. Safe for use by several threads.
 */
public final class SharedSpark {
    private static final Logger LOG = LoggerFactory.getLogger(SharedSpark.class);
    private static final int MAX_STOP_MILLIS = 10_000;
    private static final int TICK_MILLIS = 20;

    /** Settings that each pool has for itself. */
    private static final Set<String> OWN = Set.of("spark.master", "spark.app.name", "spark.cores.max");

    /** Guarded by the class. */
    private static Optional<SharedSpark> latest = Optional.empty();

    private final SparkConf given;
    private final SparkConf settings;
    private final JavaSparkContext context;

    /** Guarded by this; without one Spark is stopped. */
    private int pools = 1;

    private SharedSpark(SparkConf given) {
        this.given = given.clone();
        this.settings = SparkSettings.complete(given);
        this.context = SparkStart.start(settings);
    }

    /**
     * Starts Spark, or shares one that another pool has started.
     *
     * @param given as the user gave them
     * @throws ClusterException if there is one that cannot be shared
     * @throws RuntimeException if it does not start
     */
    public static synchronized SparkShare share(SparkConf given) {
        if (latest.isPresent()) {
            SharedSpark running = latest.get();
            if (running.add(given)) {
                return running.share(running.limit(given));
            }
            awaitEndOfStopped();
        }
        SharedSpark started = new SharedSpark(given);
        latest = Optional.of(started);
        return started.share(OptionalInt.empty());
    }

    private SparkShare share(OptionalInt mostTasks) {
        return new SparkShare(context, mostTasks, this::leave);
    }

    /** Adds a pool, unless Spark has stopped. */
    private synchronized boolean add(SparkConf wanted) {
        if (pools == 0 || context.sc().isStopped()) {
            return false;
        }
        requireSameMaster(SparkSettings.complete(wanted));
        requireSameSettings(wanted);
        pools++;
        return true;
    }

    private synchronized void leave() {
        pools--;
        if (pools == 0) {
            context.stop();
        }
    }

    private void requireSameMaster(SparkConf wanted) {
        String running = settings.get("spark.master");
        String other = wanted.get("spark.master");
        boolean bothLocal = SparkSettings.isLocal(running) && SparkSettings.isLocal(other);
        if (!bothLocal && !running.equals(other)) {
            throw new ClusterException(
                    "cannot start Spark on '%s': other pools of this process have it on '%s', and there is one in a process; close them first"
                            .formatted(other, running));
        }
    }

    /** What the user did not set may be as it is. */
    private void requireSameSettings(SparkConf wanted) {
        List<String> different = Arrays.stream(wanted.getAll())
                .filter(setting -> !OWN.contains(setting._1()) && !hasSame(setting))
                .map(Tuple2::_1)
                .sorted()
                .toList();
        if (!different.isEmpty()) {
            throw new ClusterException(
                    "cannot share the Spark of the other pools of this process, as it was started with other values of %s; leave them out, or close those pools first"
                            .formatted(String.join(", ", different)));
        }
    }

    private boolean hasSame(Tuple2<String, String> setting) {
        return setting._2().equals(given.get(setting._1(), null))
                || setting._2().equals(settings.get(setting._1(), null));
    }

    /** How many tasks of a pool with these settings may run at once, if that is less than Spark runs. */
    private OptionalInt limit(SparkConf wanted) {
        int running = SparkSettings.tasks(settings);
        int asked = SparkSettings.tasks(SparkSettings.complete(wanted));
        if (asked > running) {
            LOG.warn(
                    "a pool asks for {} tasks at once, but shares the Spark of another one, which runs {};"
                            + " start the largest pool first",
                    asked,
                    running);
        }
        return asked < running ? OptionalInt.of(asked) : OptionalInt.empty();
    }

    /** One that has stopped by itself, as its master has ended, may need a moment more. */
    private static void awaitEndOfStopped() {
        for (int millis = 0; millis < MAX_STOP_MILLIS && isStopping(); millis += TICK_MILLIS) {
            try {
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException e) {
                throw PollInterval.interrupted(e);
            }
        }
    }

    private static boolean isStopping() {
        return SparkContext$.MODULE$.getActive().exists(SparkContext::isStopped);
    }
}

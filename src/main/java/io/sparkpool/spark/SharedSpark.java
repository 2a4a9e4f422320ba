package io.sparkpool.spark;

import io.sparkpool.config.Master;
import java.time.Duration;
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
 * The Spark that the pools of this process share. A process has one Spark context at a time, so all pools on the same
 * master use it; it stops when the last of them is closed. Thread-safe.
 */
public final class SharedSpark {
    private static final Logger LOG = LoggerFactory.getLogger(SharedSpark.class);
    private static final int MAX_STOP_MILLIS = 10_000;
    private static final int TICK_MILLIS = 20;

    /** The settings in which pools may differ. */
    private static final Set<String> PER_POOL = Set.of(Master.KEY, "spark.app.name", "spark.cores.max");

    /** Guarded by the class. */
    private static Optional<SharedSpark> latest = Optional.empty();

    private final SparkConf given;
    private final SparkConf settings;
    private final JavaSparkContext context;

    /** Guarded by this. Spark is stopped when it is 0. */
    private int pools = 1;

    private SharedSpark(SparkConf given) {
        this.given = given.clone();
        SparkConf complete = SparkSettings.complete(given);
        this.settings = Master.isLocal(complete.get(Master.KEY))
                ? complete
                : ExecutorClasses.complete(complete, SparkStart.caller());
        this.context = SparkStart.start(settings);
    }

    /**
     * One pool's share of a Spark.
     *
     * @param maxTasks how many tasks of the pool may run at once, if that is less than Spark runs
     * @param leave to be run once, when the pool no longer needs Spark
     */
    public record Share(JavaSparkContext context, OptionalInt maxTasks, Runnable leave) {
        /** Returns a share of a Spark that the caller has started and will stop. */
        public static Share of(JavaSparkContext context) {
            return new Share(context, OptionalInt.empty(), () -> {});
        }

        /**
         * Lets executors load the class of a function, whose jar is sent to them if they do not have it.
         *
         * @throws ClusterException if it is in no jar
         */
        public void sendClassOf(Object function) {
            ExecutorClasses.require(context, function.getClass());
        }

        /** Returns how many tasks of the pool run at once. */
        public int cores() {
            return Math.min(maxTasks.orElse(Integer.MAX_VALUE), ExecutorStartup.availableCores(context));
        }
    }

    /**
     * Starts Spark, or shares it with the pools that use it already.
     *
     * @param given the settings as the user gave them
     * @throws ClusterException if Spark runs with other settings
     * @throws RuntimeException if Spark does not start
     */
    public static synchronized Share share(SparkConf given) {
        LogDefaults.apply();
        if (latest.isPresent()) {
            SharedSpark running = latest.get();
            if (running.add(given)) {
                return running.newShare(running.limit(given));
            }
            awaitEndOfStopped();
        }
        SharedSpark started = new SharedSpark(given);
        latest = Optional.of(started);
        return started.newShare(OptionalInt.empty());
    }

    private Share newShare(OptionalInt maxTasks) {
        return new Share(context, maxTasks, this::leave);
    }

    /** Adds a pool, unless Spark has stopped; returns whether it was added. */
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
        String running = settings.get(Master.KEY);
        String other = wanted.get(Master.KEY);
        boolean bothLocal = Master.isLocal(running) && Master.isLocal(other);
        if (!bothLocal && !running.equals(other)) {
            throw new ClusterException(
                    "cannot start Spark on '%s': other pools of this process run on '%s', and a process has one Spark; close them first"
                            .formatted(other, running));
        }
    }

    /** Compares only settings that the user gave. */
    private void requireSameSettings(SparkConf wanted) {
        List<String> different = Arrays.stream(wanted.getAll())
                .filter(setting -> !PER_POOL.contains(setting._1()) && !hasSame(setting))
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

    /** Returns how many tasks a pool with these settings may run at once, if that is less than Spark runs. */
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

    /** Waits until a Spark that is stopping, for example because its master has ended, has stopped completely. */
    private static void awaitEndOfStopped() {
        for (int millis = 0; millis < MAX_STOP_MILLIS && isStopping(); millis += TICK_MILLIS) {
            PollInterval.sleep(Duration.ofMillis(TICK_MILLIS));
        }
    }

    private static boolean isStopping() {
        return SparkContext$.MODULE$.getActive().exists(SparkContext::isStopped);
    }
}

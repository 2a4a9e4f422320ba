package io.sparkpool.spark;

import io.sparkpool.config.Master;
import io.sparkpool.config.Settings;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;

/** Completes Spark's settings with those that a pool needs, and turns off what a single machine does not need. */
public final class SparkSettings {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Pattern LOCAL_CORES = Pattern.compile("^local\\[\\s*(\\d+|\\*)");

    private SparkSettings() {}

    /** Returns the settings in the form in which Spark takes them, and no others. */
    public static SparkConf of(Settings settings) {
        SparkConf spark = new SparkConf(false);
        settings.all().forEach(setting -> spark.set(setting.key(), setting.value()));
        return spark;
    }

    /** Returns the settings, with values for those that the user has not set. */
    static SparkConf complete(SparkConf settings) {
        SparkConf complete = settings.clone()
                .setIfMissing(Master.KEY, "local[*]")
                .setIfMissing("spark.app.name", "spark-pool")
                .setIfMissing("spark.scheduler.mode", "FAIR") // maps at the same time share the cores
                .setIfMissing("spark.serializer.extraDebugInfo", "false") // it needs --add-opens, and hangs without
                .setIfMissing("spark.ui.killEnabled", "false") // readers of the page are not always the job's owner
                .setIfMissing("spark.driver.maxResultSize", "0") // waves are limited by the heap already
                .remove("spark.default.parallelism"); // a pool counts cores instead
        String master = complete.get(Master.KEY);
        return Master.isLocal(master) ? onOneMachine(complete) : onCluster(complete, master);
    }

    /** Returns how many tasks may run at once, as far as the settings say. */
    static int tasks(SparkConf settings) {
        String master = settings.get(Master.KEY);
        int cores = Master.isLocal(master) ? localCores(master) : settings.getInt("spark.cores.max", Integer.MAX_VALUE);
        return Math.max(1, cores / settings.getInt("spark.task.cpus", 1));
    }

    /** Returns the cores of {@code local}, {@code local[2]}, {@code local[*]}, {@code local[2,3]}. */
    private static int localCores(String master) {
        Matcher cores = LOCAL_CORES.matcher(master);
        if (!cores.find()) {
            return 1;
        }
        return cores.group(1).equals("*")
                ? Runtime.getRuntime().availableProcessors()
                : Integer.parseInt(cores.group(1));
    }

    private static SparkConf onOneMachine(SparkConf settings) {
        return onLoopback(settings)
                .setIfMissing("spark.ui.enabled", "false")
                .setIfMissing("spark.broadcast.compress", "false") // no byte leaves the process
                .setIfMissing("spark.task.maxDirectResultSize", "128m"); // Spark sends 1 MB and more through a socket
    }

    private static SparkConf onCluster(SparkConf settings, String master) {
        withSecretOf(System.getenv(), settings);
        PracticeSecret.find(master).ifPresent(secret -> withSecret(secret, settings));
        return Master.isLoopback(master) ? onLoopback(settings) : settings;
    }

    /**
     * Reads the secret from the environment. A worker puts it there for the drivers and executors that it starts, but
     * Spark reads it in executors only.
     */
    private static void withSecretOf(Map<String, String> environment, SparkConf settings) {
        String secret = environment.get("_SPARK_AUTH_SECRET");
        if (secret != null && settings.getBoolean("spark.authenticate", false)) {
            settings.setIfMissing("spark.authenticate.secret", secret);
        }
    }

    /** Adds the secret of the practice cluster, unless the program has settings for one. */
    private static void withSecret(String secret, SparkConf settings) {
        if (!settings.contains("spark.authenticate")) {
            StandaloneMaster.addSecret(secret, settings);
        }
    }

    private static SparkConf onLoopback(SparkConf settings) {
        return settings.setIfMissing("spark.driver.bindAddress", LOOPBACK).setIfMissing("spark.driver.host", LOOPBACK);
    }
}

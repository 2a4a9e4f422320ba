package io.sparkpool.spark;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;

/** What a pool needs of Spark, and what Spark does not need on a single machine. */
public final class SparkSettings {
    private static final String LOOPBACK = "127.0.0.1";

    private static final Pattern LOCAL_CORES = Pattern.compile("^local\\[\\s*(\\d+|\\*)");

    private SparkSettings() {}

    /** The settings, completed where they leave something open. */
    public static SparkConf complete(SparkConf settings) {
        SparkConf complete = settings.clone()
                .setIfMissing("spark.master", "local[*]")
                .setIfMissing("spark.app.name", "spark-pool")
                .setIfMissing("spark.scheduler.mode", "FAIR") // maps at the same time share the cores
                .setIfMissing(
                        "spark.serializer.extraDebugInfo", "false") // needs doors into Java, and hangs without them
                .setIfMissing("spark.ui.killEnabled", "false") // who looks at the page need not be who runs the job
                .setIfMissing("spark.driver.maxResultSize", "0") // a wave's size is limited by the heap it is for
                .remove("spark.default.parallelism"); // a pool counts cores
        String master = complete.get("spark.master");
        return isLocal(master) ? onOneMachine(complete) : onCluster(complete, master);
    }

    public static boolean isLocal(String master) {
        return master.equals("local") || master.startsWith("local[");
    }

    /** How many tasks may run at once, as far as the settings say. */
    static int tasks(SparkConf settings) {
        String master = settings.get("spark.master");
        int cores = isLocal(master) ? localCores(master) : settings.getInt("spark.cores.max", Integer.MAX_VALUE);
        return Math.max(1, cores / settings.getInt("spark.task.cpus", 1));
    }

    /** Those of {@code local}, {@code local[2]}, {@code local[*]}, {@code local[2,3]}. */
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
                .setIfMissing("spark.broadcast.compress", "false") // nothing travels
                .setIfMissing("spark.task.maxDirectResultSize", "128m"); // 1 MB and more would go by a socket
    }

    /** A master that only this machine can reach has workers on this machine only. */
    private static SparkConf onCluster(SparkConf settings, String master) {
        withSecretOf(System.getenv(), settings);
        return master.startsWith("spark://127.") || master.startsWith("spark://localhost:")
                ? onLoopback(settings)
                : settings;
    }

    /**
     * A worker gives the secret to the drivers that it starts by the environment, as it does to executors; but only
     * executors look for it there.
     */
    private static void withSecretOf(Map<String, String> environment, SparkConf settings) {
        String secret = environment.get("_SPARK_AUTH_SECRET");
        if (secret != null && settings.getBoolean("spark.authenticate", false)) {
            settings.setIfMissing("spark.authenticate.secret", secret);
        }
    }

    private static SparkConf onLoopback(SparkConf settings) {
        return settings.setIfMissing("spark.driver.bindAddress", LOOPBACK).setIfMissing("spark.driver.host", LOOPBACK);
    }
}

package io.sparkpool.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Starts Spark, on a cluster with what a pool needs of it. */
final class SparkStart {
    private SparkStart() {}

    /**
     * Starts it.
     *
     * @param settings complete
     * @throws RuntimeException if it does not start, or the cluster does not give what is needed in time
     */
    static JavaSparkContext start(SparkConf settings) {
        if (SparkSettings.isLocal(settings.get("spark.master"))) {
            return make(settings);
        }
        ExecutorStartup cluster = new ExecutorStartup(settings);
        cluster.awaitMaster();
        JavaSparkContext context = make(settings);
        try {
            cluster.awaitExecutors(context);
            return context;
        } catch (Throwable noExecutors) {
            context.stop();
            throw noExecutors;
        }
    }

    private static JavaSparkContext make(SparkConf settings) {
        return CallerClasses.make(() -> new JavaSparkContext(settings));
    }
}

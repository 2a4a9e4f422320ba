package io.sparkpool.spark;

import java.util.OptionalInt;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * What a pool has of a Spark.
 *
 * @param mostTasks how many tasks of the pool may run at once, if that is less than Spark runs
 * @param leave what is done when the pool no longer needs it
 */
public record SparkShare(JavaSparkContext context, OptionalInt mostTasks, Runnable leave) {
    /** A Spark that somebody else has started, and stops. */
    public static SparkShare ofGiven(JavaSparkContext context) {
        return new SparkShare(context, OptionalInt.empty(), () -> {});
    }

    /** How many tasks of the pool run at once. */
    public int cores() {
        return Math.min(mostTasks.orElse(Integer.MAX_VALUE), ExecutorStartup.availableCores(context));
    }
}

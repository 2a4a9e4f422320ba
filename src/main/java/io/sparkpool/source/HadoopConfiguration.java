package io.sparkpool.source;

import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

/** What Hadoop's file systems know: the machine's Hadoop files and the settings that start with {@code spark.hadoop.}. */
public final class HadoopConfiguration {
    private static Optional<Current> current = Optional.empty();

    private record Current(SparkEnv environment, Configuration configuration) {}

    private HadoopConfiguration() {}

    /** The configuration for these settings; Spark need not run. */
    public static Configuration of(SparkConf settings) {
        return SparkHadoopUtil.get().newConfiguration(settings);
    }

    /** The configuration of the Spark that runs the calling task, made once. */
    static synchronized Configuration onExecutor() {
        SparkEnv environment = SparkEnv.get();
        Current known = current.filter(made -> made.environment() == environment)
                .orElseGet(() -> new Current(environment, of(environment.conf())));
        current = Optional.of(known);
        return known.configuration();
    }
}

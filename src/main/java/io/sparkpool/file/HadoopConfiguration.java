package io.sparkpool.file;

import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

/** The configuration of Hadoop's file systems: the machine's Hadoop files and the settings {@code spark.hadoop.*}. */
public final class HadoopConfiguration {
    private static Optional<Current> current = Optional.empty();

    private record Current(SparkEnv environment, Configuration configuration) {}

    private HadoopConfiguration() {}

    /** Returns the configuration for these settings. Spark need not be running. */
    public static Configuration of(SparkConf settings) {
        return SparkHadoopUtil.get().newConfiguration(settings);
    }

    /**
     * Returns the configuration of the Spark that runs in this process, which is made once; that of the system
     * properties if no Spark runs.
     */
    public static synchronized Configuration current() {
        SparkEnv environment = SparkEnv.get();
        if (environment == null) {
            return of(new SparkConf());
        }
        Current known = current.filter(made -> made.environment() == environment)
                .orElseGet(() -> new Current(environment, of(environment.conf())));
        current = Optional.of(known);
        return known.configuration();
    }
}

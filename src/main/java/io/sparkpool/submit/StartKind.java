package io.sparkpool.submit;

import io.sparkpool.config.Master;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The ways to start the driver of a job. */
enum StartKind {
    /** The process that has read the settings runs the job. */
    THIS_PROCESS,
    /** A child process with another heap runs the job, as Java cannot change the heap of a running process. */
    CHILD_PROCESS,
    /** spark-submit, a child process, runs the job. */
    SPARK_SUBMIT,
    /** spark-submit hands the job to a cluster, which runs it on a machine of its choice. */
    CLUSTER;

    /** Settings that only spark-submit applies. */
    private static final Pattern SPARK_SUBMIT_KEYS =
            Pattern.compile("spark\\.(driver\\.(extra|default|library|memory|userClassPath)"
                    + "|jars|files|archives|submit|kerberos|hadoop\\.hadoop\\.security).*");

    /**
     * Variables that only spark-submit reads, and options for Java, which may name a second garbage collector: Java
     * does not start with two.
     */
    private static final Set<String> SPARK_SUBMIT_VARIABLES = Set.of(
            "MASTER",
            "DEPLOY_MODE",
            "HADOOP_CONF_DIR",
            "YARN_CONF_DIR",
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "_JAVA_OPTIONS");

    /** Variables of Spark that it reads without spark-submit, too. */
    private static final Set<String> OTHER_SPARK_VARIABLES = Set.of("SPARK_LOCAL_IP", "SPARK_LOCAL_DIRS", "SPARK_USER");

    /**
     * Chooses how to start a driver.
     *
     * @param settings the settings, with those of spark-submit's options
     * @param options the options of spark-submit
     * @param heap the heap of this process
     */
    static StartKind of(Settings settings, SparkSubmitOptions options, Map<String, String> environment, String heap) {
        if (DriverLocation.isInCluster(settings)) {
            return CLUSTER;
        }
        if (!options.isEmpty()
                || !Master.isLocal(settings)
                || needsSparkSubmit(settings)
                || needsSparkSubmit(environment)) {
            return SPARK_SUBMIT;
        }
        return DriverMemory.of(settings).isHeap(heap) ? THIS_PROCESS : CHILD_PROCESS;
    }

    /** Returns whether only spark-submit applies a setting, before it starts the driver. */
    static boolean isForSparkSubmit(Setting setting) {
        return SPARK_SUBMIT_KEYS.matcher(setting.key()).matches();
    }

    private static boolean needsSparkSubmit(Settings settings) {
        return settings.all().stream()
                .filter(StartKind::isForSparkSubmit)
                .anyMatch(setting -> !setting.key().equals(DriverMemory.KEY)
                        || !DriverMemory.of(settings).hasUnit());
    }

    private static boolean needsSparkSubmit(Map<String, String> environment) {
        Stream<String> set = environment.keySet().stream()
                .filter(name -> !environment.get(name).isEmpty());
        return set.anyMatch(SPARK_SUBMIT_VARIABLES::contains)
                || environment.keySet().stream()
                        .filter(name -> name.startsWith("SPARK_") && !name.startsWith("SPARK_POOL_"))
                        .anyMatch(name -> !OTHER_SPARK_VARIABLES.contains(name));
    }
}

package io.sparkpool.submit;

import io.sparkpool.config.Master;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The ways to start a driver, by what the settings need of spark-submit. */
enum StartKind {
    /** The process that has read the settings runs the job. */
    THIS_PROCESS,
    /** A child process with another heap runs it, as Java cannot change the heap of a process that runs. */
    CHILD_PROCESS,
    /** spark-submit runs it, as a child process. */
    SPARK_SUBMIT,
    /** spark-submit gives it to a cluster, which runs it on a machine that it chooses. */
    CLUSTER;

    /** Settings on which only spark-submit acts. */
    private static final Pattern OF_SPARK_SUBMIT =
            Pattern.compile("spark\\.(driver\\.(extra|default|library|memory|userClassPath)"
                    + "|jars|files|archives|submit|kerberos|hadoop\\.hadoop\\.security).*");

    /** Variables on which it acts, or which may name a garbage collector, and Java does not start with two. */
    private static final Set<String> VARIABLES_OF_SPARK_SUBMIT = Set.of(
            "MASTER",
            "DEPLOY_MODE",
            "HADOOP_CONF_DIR",
            "YARN_CONF_DIR",
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "_JAVA_OPTIONS");

    private static final Set<String> OTHER_VARIABLES_OF_SPARK =
            Set.of("SPARK_LOCAL_IP", "SPARK_LOCAL_DIRS", "SPARK_USER");

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
                || addressesSpark(environment)) {
            return SPARK_SUBMIT;
        }
        return DriverMemory.of(settings).isHeap(heap) ? THIS_PROCESS : CHILD_PROCESS;
    }

    private static boolean needsSparkSubmit(Settings settings) {
        return settings.all().stream()
                .filter(setting -> !setting.origin().equals(Setting.DEFINED))
                .filter(setting -> OF_SPARK_SUBMIT.matcher(setting.key()).matches())
                .anyMatch(setting -> !setting.key().equals(DriverMemory.KEY)
                        || !DriverMemory.of(settings).hasUnit());
    }

    private static boolean addressesSpark(Map<String, String> environment) {
        Stream<String> set = environment.keySet().stream()
                .filter(name -> !environment.get(name).isEmpty());
        return set.anyMatch(VARIABLES_OF_SPARK_SUBMIT::contains)
                || environment.keySet().stream()
                        .filter(name -> name.startsWith("SPARK_") && !name.startsWith("SPARK_POOL_"))
                        .anyMatch(name -> !OTHER_VARIABLES_OF_SPARK.contains(name));
    }
}

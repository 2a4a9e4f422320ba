package io.sparkpool.submit;

import io.sparkpool.config.Master;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Redaction;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Refuses settings for which spark-submit or Java would show a stack trace, or a message that does not tell how to fix
 * it.
 */
final class SubmitRules {
    private static final String JAVA_OPTIONS = "spark.driver.extraJavaOptions";

    /** A URI with a blank, such as {@code file:/a b.jar}, in a list. */
    private static final Pattern URI_WITH_BLANK =
            Pattern.compile("(^|,)\\s*[A-Za-z][A-Za-z0-9+.-]*:[^,]*\\s[^,]*[^,\\s]");

    private final Settings settings;
    private final Map<String, String> environment;
    private final Problems problems;

    private SubmitRules(Settings settings, Map<String, String> environment, Problems problems) {
        this.settings = settings;
        this.environment = environment;
        this.problems = problems;
    }

    /** Refuses options of a job that was started by spark-submit itself if they come too late to take effect. */
    static void checkDriver(Settings settings, Problems problems) {
        definedForSparkSubmit(settings)
                .forEach(setting -> problems.add(
                        "use",
                        setting,
                        "spark-submit has to apply it, and has started the job already; set it in the properties file, or give it to spark-submit: --conf %s=VALUE"
                                .formatted(setting.key())));
    }

    /** Returns the settings of the option {@code -D} that only spark-submit applies. */
    static Stream<Setting> definedForSparkSubmit(Settings settings) {
        return settings.all().stream()
                .filter(setting -> setting.origin().equals(Setting.DEFINED))
                .filter(StartKind::isForSparkSubmit);
    }

    static void check(Settings settings, Map<String, String> environment, Problems problems) {
        SubmitRules rules = new SubmitRules(settings, environment, problems);
        rules.checkSecrets();
        DriverMemory.of(settings).check(problems);
        rules.checkJavaOptions();
        List.of("spark.jars", "spark.files", "spark.archives").forEach(rules::checkUris);
        rules.checkDeployMode();
        rules.checkMaster();
        rules.checkSparkHome();
    }

    private void checkSecrets() {
        definedForSparkSubmit(settings)
                .filter(setting -> Redaction.STANDARD.shown(setting).equals(Redaction.MASK))
                .forEach(setting -> problems.add(
                        "use",
                        setting,
                        "spark-submit would show the secret on its command line; set it in a properties file"));
    }

    /** Does not show the options, which may contain a secret. */
    private void checkJavaOptions() {
        settings.find(JAVA_OPTIONS)
                .filter(options -> options.value().contains("-Xmx"))
                .ifPresent(options -> problems.add(
                        "cannot use '%s' (%s): Spark takes no -Xmx there; set spark.driver.memory, in the file or after --: --driver-memory 4g"
                                .formatted(JAVA_OPTIONS, options.origin())));
    }

    private void checkUris(String key) {
        settings.find(key)
                .filter(uris -> URI_WITH_BLANK.matcher(uris.value()).find())
                .ifPresent(uris -> problems.add(
                        "use", uris, "a URI has no blanks; write each as %20, or name a file by its path alone"));
    }

    private void checkDeployMode() {
        Optional<Setting> mode = settings.find(DriverLocation.DEPLOY_MODE);
        mode.filter(setting -> !List.of("client", "cluster").contains(setting.value()))
                .ifPresent(
                        setting -> problems.add("use", setting, "not a place for the driver; set client or cluster"));
        mode.filter(setting -> setting.value().equals("cluster") && Master.isLocal(settings))
                .ifPresent(setting -> problems.add(
                        "use",
                        setting,
                        "the job is for this machine ('spark.master' = '%s'), which is no cluster; set client, or name a cluster: --master spark://HOST:PORT"
                                .formatted(
                                        settings.find(Master.KEY).orElseThrow().value())));
    }

    private void checkMaster() {
        settings.find(Master.KEY).ifPresent(master -> {
            boolean yarn = master.value().equals("yarn");
            if ((yarn || master.value().startsWith("k8s://"))
                    && variable("SPARK_HOME").isEmpty()) {
                problems.add(
                        "use",
                        master,
                        "the Spark from Maven does not support YARN and Kubernetes; set SPARK_HOME to a Spark distribution");
            } else if (yarn && !hasYarnConfiguration()) {
                problems.add(
                        "use",
                        master,
                        "there is no configuration of YARN; set HADOOP_CONF_DIR to the directory that contains it");
            }
        });
    }

    private boolean hasYarnConfiguration() {
        Path conf = Path.of(variable("SPARK_CONF_DIR")
                .orElseGet(() -> variable("SPARK_HOME").orElseThrow() + "/conf"));
        return variable("HADOOP_CONF_DIR").isPresent()
                || variable("YARN_CONF_DIR").isPresent()
                || Files.exists(conf.resolve("spark-env.sh"));
    }

    private void checkSparkHome() {
        variable("SPARK_HOME")
                .filter(home -> !Files.isExecutable(Path.of(home, "bin", "spark-submit")))
                .ifPresent(home -> problems.add(
                        "SPARK_HOME is '%s', and there is no bin/spark-submit in it; set it to a Spark distribution, or unset it"
                                .formatted(home)));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }
}

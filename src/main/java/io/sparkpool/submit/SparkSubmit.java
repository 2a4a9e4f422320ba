package io.sparkpool.submit;

import io.sparkpool.config.Master;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.spark.ClusterException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import scala.util.Properties;

/** Runs spark-submit as a child process, from a Spark distribution or from the jars that Maven has downloaded. */
final class SparkSubmit {
    private static final String MAIN = "org.apache.spark.deploy.SparkSubmit";
    private static final String LAUNCHER = "org.apache.spark.launcher.Main";
    private static final String LOCAL_ADDRESS = "SPARK_LOCAL_IP";
    private static final String SPARK_HOME = "SPARK_HOME";

    /** The first version of Java without the package {@code sun.security.action}. */
    private static final int WITHOUT_SECURITY_ACTION = 24;

    private final Launch launch;
    private final Map<String, String> environment;
    private final Settings settings;
    private final Optional<String> secret;

    /**
     * Prepares to submit a job.
     *
     * @param secret the secret of the practice cluster, if the job is for it
     */
    SparkSubmit(Launch launch, Map<String, String> environment, Settings settings, Optional<String> secret) {
        this.launch = launch;
        this.environment = environment;
        this.settings = settings;
        this.secret = secret;
    }

    /** Makes a process of spark-submit with these arguments, after options for the practice cluster if the job is for it. */
    ChildProcess process(List<String> arguments) {
        List<String> all = new ArrayList<>();
        if (secret.isPresent()) {
            all.addAll(List.of("--conf", "spark.authenticate=true", "--conf", "spark.network.crypto.enabled=true"));
        }
        all.addAll(arguments);
        return new ChildProcess(inEnvironment(new ProcessBuilder(command(all))).inheritIO());
    }

    private List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        Optional<String> home = sparkHome();
        if (home.isPresent()) {
            command.add(home.get() + "/bin/spark-submit");
            command.addAll(arguments);
        } else {
            launcherCommand(arguments).forEach(command::add);
        }
        return command;
    }

    private Optional<String> sparkHome() {
        return Optional.ofNullable(environment.get(SPARK_HOME)).filter(home -> !home.isEmpty());
    }

    /** Asks Spark's launcher for the command that bin/spark-submit of a distribution would run. */
    private List<String> launcherCommand(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(
                Launch.java(environment), "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        words.addAll(List.of(LAUNCHER, MAIN));
        words.addAll(arguments);
        ProcessBuilder builder =
                inEnvironment(new ProcessBuilder(words)).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        try {
            Process launcher = builder.start();
            String printed = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            List<String> command = words(printed);
            int main = command.indexOf(MAIN);
            if (main < 0) {
                throw new ClusterException("Spark's launcher made no command; see its message above");
            }
            return Stream.concat(
                            command.subList(0, main).stream().filter(SparkSubmit::isWanted),
                            command.subList(main, command.size()).stream())
                    .toList();
        } catch (IOException e) {
            throw new ClusterException("Spark's launcher cannot be started: " + e.getMessage(), e);
        }
    }

    /** Returns the words of a command, each of which ends with a NUL. The launcher prints a NUL and a line break first. */
    static List<String> words(String printed) {
        List<String> words = List.of(printed.replaceFirst("^\0\n", "").split("\0", -1));
        return words.subList(0, words.size() - 1);
    }

    /** Leaves out options about which Java would warn: for an incubating module, and for a package that is gone. */
    private static boolean isWanted(String word) {
        return !word.isEmpty()
                && !word.equals("--add-modules=jdk.incubator.vector")
                && (Runtime.version().feature() < WITHOUT_SECURITY_ACTION
                        || !word.startsWith("--add-opens=java.base/sun.security.action="));
    }

    private ProcessBuilder inEnvironment(ProcessBuilder builder) {
        Map<String, String> variables = builder.environment();
        String master = settings.find(Master.KEY).map(Setting::value).orElse("");
        launch.variablesForThisProcess().stream()
                .filter(name -> !name.equals(LOCAL_ADDRESS) || !isOnThisMachine(master))
                .forEach(variables::remove);
        variables.put("SPARK_SUBMIT_OPTS", javaOptions());
        secret.ifPresent(value -> variables.put("_SPARK_AUTH_SECRET", value));
        if (sparkHome().isEmpty()) {
            variables.put(SPARK_HOME, emptySparkHome().toString());
            variables.put(
                    "SPARK_SCALA_VERSION", Properties.versionNumberString().replaceFirst("\\.[0-9]+$", ""));
            variables.put(
                    "SPARK_DIST_CLASSPATH",
                    launch.libraries().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        }
        return builder;
    }

    /** Returns whether all processes of Spark run on this machine. */
    private static boolean isOnThisMachine(String master) {
        return master.startsWith("local") || Master.isLoopback(master);
    }

    private String javaOptions() {
        String own = launch.childOptions().stream()
                .map(option -> "\"" + option.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(" "));
        return (environment.getOrDefault("SPARK_SUBMIT_OPTS", "") + " " + own).strip();
    }

    /** Makes a Spark home without jars: the launcher requires the directory, and the class path names the jars. */
    private Path emptySparkHome() {
        Path home = OwnDirectory.find(launch.target(), environment).path().resolve("spark-home");
        try {
            Files.createDirectories(home.resolve("jars"));
            return home;
        } catch (IOException e) {
            throw new ClusterException(
                    "'%s' cannot be created (%s); make the directory writable, or set SPARK_HOME to a Spark distribution"
                            .formatted(home, e.getMessage()),
                    e);
        }
    }
}

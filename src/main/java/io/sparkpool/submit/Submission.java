package io.sparkpool.submit;

import io.sparkpool.config.Master;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.spark.ClusterException;
import io.sparkpool.spark.SparkSettings;
import io.sparkpool.spark.StandaloneMaster;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;

/** Decides where the driver of a job or of a user's program runs, and starts it if that is another process. */
public final class Submission {
    /** The keys for which spark-submit reads environment variables if they are not set. */
    private static final Map<String, String> KEYS_OF_VARIABLES = Map.of(
            "MASTER", Master.KEY,
            "DEPLOY_MODE", DriverLocation.DEPLOY_MODE,
            "SPARK_DRIVER_MEMORY", DriverMemory.KEY);

    private final Launch launch;
    private final Map<String, String> environment;
    private final DriverProgram program;
    private final SparkSubmitOptions options;
    private final Settings settings;
    private final StartKind kind;

    /**
     * Decides where a driver runs.
     *
     * @param program what it runs
     * @param options the options of spark-submit
     * @param settings the settings of the job or the program
     */
    public Submission(
            Launch launch,
            Map<String, String> environment,
            DriverProgram program,
            SparkSubmitOptions options,
            Settings settings) {
        this.launch = launch;
        this.environment = environment;
        this.program = program;
        this.options = options;
        this.settings = settings;
        this.kind = StartKind.of(settings, program.deciding(options), environment, launch.heap());
    }

    /** Returns the settings that environment variables make. They override nothing but defaults. */
    public static List<Setting> ofEnvironment(Map<String, String> environment) {
        return KEYS_OF_VARIABLES.entrySet().stream()
                .filter(entry -> !environment.getOrDefault(entry.getKey(), "").isEmpty())
                .map(entry -> new Setting(entry.getValue(), environment.get(entry.getKey()), entry.getKey()))
                .toList();
    }

    /** Checks for problems that spark-submit or Java would not report well. */
    public static void check(Settings settings, Map<String, String> environment, Problems problems) {
        SubmitRules.check(settings, environment, problems);
    }

    /** Checks the settings of a driver that this process is, and that {@code submit.sh} has not started. */
    public static void checkDriver(Settings settings, Problems problems) {
        SubmitRules.checkDriver(settings, problems);
    }

    /** Returns whether the driver is a child of this process. */
    public boolean isForChild() {
        return kind == StartKind.CHILD_PROCESS || kind == StartKind.SPARK_SUBMIT;
    }

    /** Returns whether a cluster runs the driver. */
    public boolean isForCluster() {
        return kind == StartKind.CLUSTER;
    }

    /**
     * Loads the jars that spark-submit would give to the driver, so that this process can check the function.
     *
     * @throws io.sparkpool.config.ConfigException if there are problems already, as they may be about these jars
     */
    public void loadClasses(Problems problems) {
        if (kind != StartKind.THIS_PROCESS && JobClasses.areGiven(settings)) {
            problems.throwIfAny();
            JobClasses.load(settings);
        }
    }

    /** Refuses jars of the settings that do not exist: Spark would only log that. */
    public static void checkJars(Settings settings, Problems problems) {
        JobClasses.check(settings, problems);
    }

    /** Returns the jars and packages of the settings, after downloading what is elsewhere, as spark-submit does. */
    public static List<Path> jars(Settings settings) {
        return JobClasses.areGiven(settings) ? JobClasses.files(settings) : List.of();
    }

    /** Makes the archive of loaded classes for the next run, if it is missing. */
    public void archiveClasses() {
        classArchive().ifPresent(ClassArchive::makeIfMissing);
    }

    /**
     * Runs the driver in a child process.
     *
     * @param secret the secret of the practice cluster, if the job is for it
     * @return the exit code of the child
     * @throws io.sparkpool.config.ConfigException if Java cannot reserve its heap
     */
    public int runInChild(Optional<String> secret, Problems problems) {
        boolean isJava = kind == StartKind.CHILD_PROCESS;
        String java = Launch.java(environment);
        DriverMemory.of(settings)
                .requireRoom(
                        isJava ? List.of(java, "@" + launch.javaOptions()) : List.of(java), launch.heap(), problems);
        problems.throwIfAny();
        return isJava
                ? new ChildProcess(new ProcessBuilder(javaCommand()).inheritIO()).run()
                : sparkSubmit(secret, List.of(), localWords()).run();
    }

    private Optional<ClassArchive> classArchive() {
        return launch.archive().map(archive -> new ClassArchive(archive, launch, environment));
    }

    private List<String> javaCommand() {
        List<String> command = new ArrayList<>(List.of(Launch.java(environment), "@" + launch.javaOptions()));
        DriverMemory memory = DriverMemory.of(settings);
        command.addAll(List.of(
                memory.javaOption(),
                "-D%s=%s".formatted(DriverMemory.KEY, memory.setting().value())));
        command.addAll(launch.childOptions());
        command.addAll(program.javaOptions(settings));
        classArchive().ifPresent(archive -> command.addAll(archive.options()));
        command.addAll(List.of("-cp", program.classPath(), program.mainClass()));
        command.addAll(localWords());
        return command;
    }

    /** Returns the arguments of a driver on this machine, which reads the properties files itself. */
    private List<String> localWords() {
        return Stream.concat(program.configs().stream().map("--config="::concat), words().stream())
                .toList();
    }

    /** Returns the words of the driver, without the settings that spark-submit or Java are given for it. */
    private List<String> words() {
        List<String> given = SubmitRules.definedForSparkSubmit(settings)
                .map(setting -> "-D%s=".formatted(setting.key()))
                .toList();
        return program.words().stream()
                .filter(option -> given.stream().noneMatch(option::startsWith))
                .toList();
    }

    /**
     * Submits the job to a cluster and waits for its end. The settings of the properties files are submitted with it.
     *
     * @param secret the secret of the practice cluster, if the job is for it
     * @param limit how long to wait for the master to answer, and for a worker to run the driver
     * @return the exit code
     */
    public int runOnCluster(Optional<String> secret, Duration limit, PrintStream err) {
        SparkConf spark = SparkSettings.of(settings);
        secret.ifPresent(value -> StandaloneMaster.addSecret(value, spark));
        return new ClusterSubmission(spark, limit, err).run(more -> sparkSubmit(secret, more, words()));
    }

    /**
     * Returns the option with the properties file of spark-submit, which takes a single one and expands no variables.
     */
    private List<String> propertiesFile() {
        List<String> files = program.configs();
        boolean hasNoVariables =
                settings.all().stream().allMatch(setting -> setting.value().equals(setting.written()));
        return List.of(
                "--properties-file",
                files.size() == 1 && hasNoVariables
                        ? files.get(0)
                        : mergedFile(files).toString());
    }

    /**
     * Writes the settings of all files to one that only its owner can read, and that is deleted when this process ends.
     * What they imply, the driver finds again.
     */
    private Path mergedFile(List<String> files) {
        Properties merged = new Properties();
        settings.all().stream()
                .filter(setting -> files.contains(setting.origin()) && !setting.isImplied())
                .forEach(setting -> merged.setProperty(setting.key(), setting.value()));
        try {
            Path file = Files.createTempFile("spark-pool-", ".properties");
            file.toFile().deleteOnExit();
            try (OutputStream out = Files.newOutputStream(file)) {
                merged.store(out, null);
            }
            return file;
        } catch (IOException e) {
            throw new ClusterException("the settings cannot be written for spark-submit: " + e.getMessage(), e);
        }
    }

    /**
     * Returns the options for the master, which may be the default, for the jar of a program, and for settings of the job's
     * command line.
     */
    private List<String> overriding() {
        Setting master = settings.find(Master.KEY).orElseThrow();
        return Stream.of(Stream.of(master), program.settings(settings), SubmitRules.definedForSparkSubmit(settings))
                .flatMap(Function.identity())
                .flatMap(SparkSubmitOptions::of)
                .toList();
    }

    private ChildProcess sparkSubmit(Optional<String> secret, List<String> more, List<String> driver) {
        Path jar = JobJar.copy(Launch.jar(), launch.target().resolve("jars"));
        List<String> words = Stream.of(
                        propertiesFile(),
                        options.words(),
                        overriding(),
                        more,
                        List.of("--class", program.mainClass(), jar.toString()),
                        driver)
                .flatMap(List::stream)
                .toList();
        return new SparkSubmit(launch, environment, settings, secret).process(words);
    }
}

package io.sparkpool.submit;

import io.sparkpool.config.ConfigException;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The start of this process by {@code submit.sh}, which passes what it knows in system properties. A process without
 * them was started by spark-submit or by a user's own command, and runs the job itself.
 *
 * @param home the directory of the project, relative if the script was called by a relative path without links
 * @param launcher the directory with what a project has from the jar of this one: the script, and options of Java; empty
 *     if this project itself is started
 * @param heap the largest heap of this process, as {@code -Xmx} takes it
 * @param variablesForThisProcess the names of environment variables that the script has set for a job in this process only
 * @param archive the archive of loaded classes, which may not exist; empty if this process is making it
 */
public record Launch(
        Path home, Optional<Path> launcher, String heap, List<String> variablesForThisProcess, Optional<Path> archive) {
    /** The class that runs a job that its settings describe. */
    static final String MAIN = "io.sparkpool.Main";

    private static final String OWN_MAIN = "sparkpool.main";
    private static final String HOME = "sparkpool.home";
    private static final String LAUNCHER = "sparkpool.launcher";
    private static final String HEAP = "sparkpool.heap";
    private static final String ADDED = "sparkpool.added";
    private static final String ARCHIVE = "sparkpool.archive";

    /** Copies the names. */
    public Launch {
        variablesForThisProcess = List.copyOf(variablesForThisProcess);
    }

    /** Describes a start of this project itself. */
    public Launch(Path home, String heap, List<String> variablesForThisProcess, Optional<Path> archive) {
        this(home, Optional.empty(), heap, variablesForThisProcess, archive);
    }

    /** Returns the start that system properties describe; empty if {@code submit.sh} has not started this process. */
    public static Optional<Launch> find(Properties properties) {
        return Optional.ofNullable(properties.getProperty(HOME))
                .map(home -> new Launch(
                        withoutLinks(Path.of(home)),
                        Optional.of(properties.getProperty(LAUNCHER, ""))
                                .filter(launcher -> !launcher.isEmpty())
                                .map(launcher -> withoutLinks(Path.of(launcher))),
                        properties.getProperty(HEAP),
                        List.of(properties.getProperty(ADDED).split(",")),
                        Optional.ofNullable(properties.getProperty(ARCHIVE))
                                .map(archive -> withoutLinks(Path.of(archive).getParent())
                                        .resolve(Path.of(archive).getFileName()))));
    }

    /**
     * Returns the directory that a path leads to. A link in it may lead to another version of the project before the job
     * ends, and executors that start late would get the jar of that. A path without links remains as it is, for messages.
     */
    private static Path withoutLinks(Path directory) {
        try {
            Path real = directory.toRealPath();
            return real.equals(directory.toAbsolutePath().normalize()) ? directory : real;
        } catch (IOException e) {
            return directory;
        }
    }

    /**
     * Returns the class whose {@code main} runs the job, here and in every process that is started for it: {@code
     * io.sparkpool.Main}, or that of a project which calls {@code io.sparkpool.JobMain}.
     */
    static String main(Properties properties) {
        return properties.getProperty(OWN_MAIN, MAIN);
    }

    /** Returns the directory for everything that is built or written. */
    public Path target() {
        return home.resolve("target");
    }

    /**
     * Returns another run of the script in the working directory of this process, as a user would start it. It reads
     * nothing from standard input, and its standard output is thrown away.
     *
     * @param words its arguments
     * @param messages the file for its standard error
     */
    public ChildProcess script(List<String> words, Path messages) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("submit.sh").toAbsolutePath().toString());
        command.addAll(words);
        ProcessBuilder script = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(messages.toFile());
        script.environment().keySet().removeAll(variablesForThisProcess);
        return new ChildProcess(script);
    }

    /** Returns the directory of the practice cluster. */
    public Path cluster() {
        return target().resolve("cluster");
    }

    /**
     * Returns where programs that have been compiled are kept: in the project, or in a directory of this user.
     *
     * @throws io.sparkpool.config.ConfigException if neither can be written
     */
    public JarCache programs(Map<String, String> environment) {
        OwnDirectory directory = OwnDirectory.find(target(), environment);
        directory.obstacle().ifPresent(obstacle -> {
            throw new ConfigException(List.of("'%s' cannot be used: %s; set TMPDIR to a directory of yours"
                    .formatted(directory.path(), obstacle)));
        });
        return new JarCache(directory.path().resolve("programs"));
    }

    /** Returns the class path of this process: the jar of this project, and Spark's jars. */
    public List<Path> classPath() {
        return entries().stream().map(Path::of).toList();
    }

    /** Returns the file in which the command {@code learn} remembers where the exercises are. */
    public Path learn() {
        return target().resolve("learn.properties");
    }

    /** Returns the file with Spark's log that system properties name, if there is one to show to the user. */
    public static Optional<String> logFile(Properties properties) {
        return LogFile.find(properties);
    }

    /** Returns the file with options of Java for a driver on this machine. */
    Path javaOptions() {
        return settingsFile("java.options");
    }

    /** Returns a file in the directory {@code conf}, or else that of the launcher, if a project has none of its own. */
    private Path settingsFile(String name) {
        Path own = home.resolve("conf").resolve(name);
        return launcher.map(directory -> directory.resolve(name))
                .filter(file -> !Files.exists(own))
                .orElse(own);
    }

    /** Returns the properties file of a job that names no other. */
    public Path config() {
        return home.resolve("conf").resolve("job.properties");
    }

    /** Returns the libraries of the class path: Spark's jars, without the jar of this project. */
    public List<Path> libraries() {
        List<String> entries = entries();
        return entries.subList(1, entries.size()).stream().map(Path::of).toList();
    }

    /** Returns the jar of the job, which the script puts first. */
    public static Path jar() {
        return Path.of(entries().get(0));
    }

    private static List<String> entries() {
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator));
    }

    /** Returns the program that runs Java; Spark's launcher looks for it in the same places. */
    static String java(Map<String, String> environment) {
        String javaHome = environment.getOrDefault("JAVA_HOME", "");
        return Path.of(javaHome.isEmpty() ? System.getProperty("java.home") : javaHome, "bin", "java")
                .toString();
    }

    /** Chooses the file for Spark's log, which has to be known before the first logger is made. */
    public void openLog(Map<String, String> environment, PrintStream err) {
        LogFile.open(target(), environment, err);
    }

    /** Chooses the directory for the reports of runs, unless a setting names another. */
    public void chooseRuns(Map<String, String> environment) {
        RunsDirectory.choose(target(), environment);
    }

    /**
     * Returns the directory for the reports of runs that system properties name, unless a setting names another; empty
     * if {@code submit.sh} has started neither this process nor its parent.
     */
    public static Optional<Path> runs(Properties properties) {
        return RunsDirectory.find(properties);
    }

    /** Returns the options of Java for a process that makes the archive, and otherwise starts as this one has. */
    List<String> archiveOptions() {
        List<String> options = commonOptions();
        options.add("-D%s=%s".formatted(HOME, home));
        options.add("-D%s=%s".formatted(LAUNCHER, launcher.map(Path::toString).orElse("")));
        options.add("-D%s=%s".formatted(HEAP, heap));
        options.add("-D%s=%s".formatted(ADDED, String.join(",", variablesForThisProcess)));
        return options;
    }

    private List<String> commonOptions() {
        return new ArrayList<>(List.of(
                "-Dlog4j2.configurationFile=" + settingsFile("log4j2.properties"), "-XX:+DisplayVMOutputToStderr"));
    }

    /** Returns the options of Java for a driver in a child process, which logs and ends as this process does. */
    List<String> childOptions() {
        List<String> options = commonOptions();
        options.add(ParentProcess.option());
        options.addAll(LogFile.options());
        options.addAll(RunsDirectory.options());
        options.addAll(UserCommand.options());
        if (Files.isWritable(target())) {
            String crash = target().toString().replace("%", "%%") + "/java-crash-%p";
            options.add("-XX:ErrorFile=" + crash + ".log");
            options.add("-XX:ReplayDataFile=" + crash + ".replay");
        }
        return options;
    }
}

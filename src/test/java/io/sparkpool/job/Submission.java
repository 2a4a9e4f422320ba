package io.sparkpool.job;

import io.sparkpool.LongText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** A run of a command line, in an environment without the variables that change what Spark or Java does. */
final class Submission {
    /** The squares of the lesson, as its program prints them. */
    static final String LESSON = "Pool    : ["
            + LongStream.range(0, 100).mapToObj(x -> Long.toString(x * x)).collect(Collectors.joining(", "))
            + "]\n";

    /** Compiles less: spark-submit and Spark start in half the time. */
    static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    /** The lines that say how far a run is or what it waits for, which come only on a slow machine. */
    private static final Pattern PROGRESS = Pattern.compile("(?m)^spark-pool: ("
            + "[0-9,]+( of [0-9,]+)? inputs mapped[ ,][^\n]*"
            + "|no executor has come yet; waiting up to [0-9]+ s for one"
            + "|waiting up to [0-9]+ s for the master [^\n]*"
            + "|still building, after [0-9]+ s"
            + ")\n");

    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final long TIME_LIMIT_SECONDS = 1_200;
    private static final Set<String> OTHER_VARIABLES = Set.of(
            "MASTER",
            "DEPLOY_MODE",
            "HADOOP_CONF_DIR",
            "YARN_CONF_DIR",
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "_JAVA_OPTIONS");

    private final List<String> command;
    private final Map<String, String> environment = new HashMap<>();
    private Path directory = PROJECT;

    /** The exit code and the output of a run, without its progress. */
    record Result(int exitCode, String out, String err) {}

    private Submission(List<String> command) {
        this.command = command;
    }

    /** {@code ./submit.sh} of this project. */
    static Submission submit(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(PROJECT.resolve("submit.sh").toString()));
        command.addAll(List.of(arguments));
        return new Submission(command);
    }

    /** A line of shell, run by bash in this project's directory. */
    static Submission shell(String line) {
        return new Submission(List.of("bash", "-c", line));
    }

    /** Java with the job's options and the class path of these tests; the words are more options, a program and its arguments. */
    static Submission java(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@conf/java.options",
                "-Dlog4j2.configurationFile=conf/log4j2.properties",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(words));
        return command(command.toArray(String[]::new));
    }

    /** Any command. */
    static Submission command(String... words) {
        return new Submission(List.of(words));
    }

    Submission in(Path workingDirectory) {
        directory = workingDirectory;
        return this;
    }

    Submission with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Runs to the end. */
    Result run() throws IOException, InterruptedException {
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        try {
            Process process = start(ProcessBuilder.Redirect.to(out.toFile()), ProcessBuilder.Redirect.to(err.toFile()));
            process.getOutputStream().close();
            if (!process.waitFor(TIME_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("%s did not end within %d s; standard error: %s"
                        .formatted(command, TIME_LIMIT_SECONDS, LongText.end(Files.readString(err))));
            }
            return new Result(process.exitValue(), Files.readString(out), messages(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** Starts the run with standard output as a pipe and standard error in a file. */
    Process start(Path err) throws IOException {
        return start(ProcessBuilder.Redirect.PIPE, ProcessBuilder.Redirect.to(err.toFile()));
    }

    /** Sends a signal by its name, such as INT. */
    static void signal(Process process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    private Process start(ProcessBuilder.Redirect out, ProcessBuilder.Redirect err) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out)
                .redirectError(err);
        builder.environment().keySet().removeIf(name -> name.startsWith("SPARK_") || OTHER_VARIABLES.contains(name));
        builder.environment().put("LANG", "C.UTF-8");
        if (command.contains("--")) {
            builder.environment().put("SPARK_SUBMIT_OPTS", QUICK_START);
        }
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Returns the messages in a file with the standard error of a run, without its progress. */
    static String messages(Path err) throws IOException {
        return PROGRESS.matcher(Files.readString(err)).replaceAll("");
    }

    /** Decodes UTF-8, which the job writes. */
    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

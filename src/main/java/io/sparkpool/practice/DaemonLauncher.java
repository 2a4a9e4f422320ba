package io.sparkpool.practice;

import io.sparkpool.spark.ClusterException;
import io.sparkpool.spark.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.launcher.JavaModuleOptions;
import scala.util.Properties;

/** Starts the processes of a practice cluster, as Spark's own scripts would from a distribution. */
final class DaemonLauncher {
    static final String ADDRESS = "127.0.0.1";

    private static final int FIRST_WEB_PORT = 8080;
    private static final int WEB_PORT_STEP = 100;

    /** A daemon is idle once it has started, so that the optimizing compiler would not pay off. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private final Path directory;
    private final ClusterFiles files;

    DaemonLauncher(Path directory, ClusterFiles files) {
        this.directory = directory;
        this.files = files;
    }

    /**
     * Starts a master.
     *
     * @throws ClusterException if its port is taken
     */
    Process startMaster(int port) {
        if (!FreePort.isFree(port)) {
            throw new ClusterException(
                    "port %d is taken by another program; name another one: --port %d".formatted(port, port + 1));
        }
        return start(Daemon.MASTER, "org.apache.spark.deploy.master.Master", List.of("--port", Integer.toString(port)));
    }

    /**
     * Starts a worker.
     *
     * @param name a name such as {@code worker-1}
     * @param url the address of its master
     */
    Process startWorker(String name, String url, ClusterSize size) {
        List<String> words = List.of(
                "--cores",
                Integer.toString(size.cores()),
                "--memory",
                size.memory(),
                "--work-dir",
                files.work().toString(),
                url);
        return start(name, "org.apache.spark.deploy.worker.Worker", words);
    }

    private Process start(String name, String type, List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(command(name, type, words))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(files.log(name).toFile()));
        builder.environment().keySet().removeIf(variable -> variable.contains("SPARK_"));
        builder.environment()
                .putAll(Map.of(
                        "SPARK_HOME", files.home().toString(),
                        "SPARK_SCALA_VERSION", scalaVersion(),
                        "SPARK_LOCAL_IP", ADDRESS));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new ClusterException("cannot start the %s: %s".formatted(name, e), e);
        }
    }

    /** Goes through a shell, as Java cannot start a process that ignores Ctrl-C and the end of the terminal. */
    private List<String> command(String name, String type, List<String> words) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(Daemon.option(directory, name));
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(List.of(
                QUICK_START,
                "-Xmx512m",
                "-cp",
                files.home().resolve("jars").resolve("*").toString(),
                type));
        command.addAll(List.of("--host", ADDRESS, Daemon.WEB_PORT, Integer.toString(freeWebPort(name))));
        command.addAll(List.of("--properties-file", files.settings().toString()));
        command.addAll(words);
        return command;
    }

    /** Returns the version of Scala, which Spark reads from the environment if its home has no release file. */
    private static String scalaVersion() {
        return Properties.versionNumberString().replaceFirst("\\.[0-9]+$", "");
    }

    /** Returns the first free port of 8080, 8180, ... for the master, and of 8080 + N, 8180 + N, ... for worker N. */
    private static int freeWebPort(String name) {
        int number = name.equals(Daemon.MASTER) ? 0 : Integer.parseInt(name.replaceFirst(".*-", ""));
        return FreePort.from(FIRST_WEB_PORT + number, WEB_PORT_STEP);
    }
}

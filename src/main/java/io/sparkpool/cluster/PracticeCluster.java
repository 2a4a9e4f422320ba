package io.sparkpool.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A real standalone cluster on this machine: a master and workers, each a process, which listen to this machine only and
 * take no application without their secret. They outlive the process that starts them.
 */
public final class PracticeCluster {
    private static final String ADDRESS = "127.0.0.1";
    private static final int FIRST_WEB_PORT = 8080;
    private static final int LAST_PORT = 65_535;
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final Path directory;
    private final ClusterFiles files;

    /**
     * A cluster that has started.
     *
     * @param master where it takes applications
     * @param status what runs, one process a line
     */
    public record Running(String master, String status) {}

    /** The cluster of a directory, whether it runs or not. */
    public PracticeCluster(Path directory) {
        this.directory = directory;
        this.files = new ClusterFiles(directory);
    }

    /**
     * Starts what does not run yet: all of it, a master or workers that have been lost, or more workers. Waits until they
     * know each other.
     *
     * @param jars Spark's
     * @throws ClusterException if that cannot be
     */
    public Running start(ClusterSize size, List<Path> jars) {
        List<Daemon> running = Daemon.of(directory);
        if (running.isEmpty()) {
            try {
                files.renew(jars);
            } catch (IOException e) {
                throw new ClusterException("cannot write to '%s': %s".formatted(directory, e), e);
            }
        }
        List<Process> started = new ArrayList<>();
        int port = Daemon.messagePort(running).orElseGet(() -> knownPort().orElse(size.port()));
        String url = StandaloneMaster.SCHEME + ADDRESS + ":" + port;
        if (running.stream().noneMatch(Daemon::isMaster)) {
            started.add(startMaster(port, url));
        }
        IntStream.rangeClosed(1, size.workers())
                .mapToObj(number -> "worker-" + number)
                .filter(name ->
                        running.stream().noneMatch(daemon -> daemon.name().equals(name)))
                .forEach(name -> started.add(startWorker(name, url, size)));
        awaitStart(port, url, started);
        return new Running(url, status().orElseThrow());
    }

    /** What runs, one process a line; none where nothing does. */
    public Optional<String> status() {
        List<Daemon> running = Daemon.of(directory);
        if (running.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        Optional<Integer> port = Daemon.messagePort(running);
        text.append(
                port.map(number -> "the cluster runs at %s%s:%d\n".formatted(StandaloneMaster.SCHEME, ADDRESS, number))
                        .orElse("the cluster has lost its master\n"));
        running.forEach(daemon -> text.append("  %-9s process %-8d %s  %s\n"
                .formatted(daemon.name(), daemon.process().pid(), daemon.webPage(), files.log(daemon.name()))));
        return Optional.of(text.toString());
    }

    /**
     * Stops the processes of this cluster and what they have started, and no other.
     *
     * @return how many of them there were
     */
    public int stop() {
        List<Daemon> running = Daemon.of(directory);
        List<Daemon> workersFirst = Stream.concat(
                        running.stream().filter(daemon -> !daemon.isMaster()),
                        running.stream().filter(Daemon::isMaster))
                .toList();
        workersFirst.forEach(Daemon::end);
        files.forget();
        return running.size();
    }

    /** A master that was lost comes back where its workers look for it. */
    private Optional<Integer> knownPort() {
        try {
            return Files.exists(files.master())
                    ? Optional.of(Integer.valueOf(
                            Files.readString(files.master()).strip().replaceFirst(".*:", "")))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process startMaster(int port, String url) {
        if (!isFree(port)) {
            throw new ClusterException(
                    "port %d is taken by another program; name another one: --port %d".formatted(port, port + 1));
        }
        Process process = startDaemon(
                Daemon.MASTER, "org.apache.spark.deploy.master.Master", List.of("--port", Integer.toString(port)));
        try {
            Files.writeString(files.master(), url + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return process;
    }

    private Process startWorker(String name, String url, ClusterSize size) {
        return startDaemon(
                name,
                "org.apache.spark.deploy.worker.Worker",
                List.of(
                        "--cores",
                        Integer.toString(size.cores()),
                        "--memory",
                        size.memory(),
                        "--work-dir",
                        files.work().toString(),
                        url));
    }

    /** Ctrl-C and a closed terminal are not for a process that is to go on. */
    private Process startDaemon(String name, String type, List<String> words) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(Daemon.mark(directory, name));
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(List.of(
                "-Xmx512m", "-cp", files.home().resolve("jars").resolve("*").toString(), type));
        command.addAll(List.of("--host", ADDRESS, "--webui-port", Integer.toString(freeWebPort(name))));
        command.addAll(List.of("--properties-file", files.settings().toString()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(files.log(name).toFile()));
        builder.environment().keySet().removeIf(variable -> variable.contains("SPARK_"));
        builder.environment()
                .putAll(Map.of(
                        "SPARK_HOME",
                        files.home().toString(),
                        "SPARK_SCALA_VERSION",
                        "2.13",
                        "SPARK_LOCAL_IP",
                        ADDRESS));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new ClusterException("cannot start the %s: %s".formatted(name, e), e);
        }
    }

    /** The master's is the first one free from 8080 on; a worker's by its number, so that none of them takes another's. */
    private static int freeWebPort(String name) {
        int first = name.equals(Daemon.MASTER)
                ? FIRST_WEB_PORT
                : FIRST_WEB_PORT + Integer.parseInt(name.replaceFirst(".*-", ""));
        IntPredicate free = PracticeCluster::isFree;
        return IntStream.iterate(first, port -> port <= LAST_PORT, port -> port + 100)
                .filter(free)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** Looks without taking the port, which would keep the master from it. */
    private static boolean isTaken(int port) {
        try (Socket socket = new Socket(ADDRESS, port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private void awaitStart(int port, String url, List<Process> started) {
        while (!isTaken(port)) { // the master has not come so far
            started.forEach(this::requireAlive);
            Pause.take();
        }
        long startNanos = System.nanoTime();
        SparkConf settings = new SparkConf(false);
        settings.set("spark.authenticate", "true").set("spark.network.crypto.enabled", "true");
        settings.set("spark.authenticate.secret", secret());
        try (StandaloneMaster master = StandaloneMaster.connect(url, settings, LONGEST_START)) {
            while (!hasAllWorkers(master)) {
                started.forEach(this::requireAlive);
                if (System.nanoTime() - startNanos > LONGEST_START.toNanos()) {
                    throw new ClusterException("the workers did not start within %d s; their logs are in '%s'"
                            .formatted(LONGEST_START.toSeconds(), directory));
                }
                Pause.take();
            }
        }
    }

    private boolean hasAllWorkers(StandaloneMaster master) {
        List<String> registered =
                master.workers().stream().map(StandaloneMaster.Worker::webPage).toList();
        return Daemon.of(directory).stream()
                .filter(daemon -> !daemon.isMaster())
                .allMatch(worker -> registered.stream().anyMatch(page -> page.endsWith(":" + worker.port())));
    }

    private void requireAlive(Process process) {
        if (!process.isAlive()) {
            throw new ClusterException(
                    "a process of the cluster ended at once; the logs in '%s' say why".formatted(directory));
        }
    }

    private String secret() {
        try {
            return Files.readString(files.secret());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

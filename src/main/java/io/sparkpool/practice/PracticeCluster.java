package io.sparkpool.practice;

import io.sparkpool.config.Master;
import io.sparkpool.config.Settings;
import io.sparkpool.spark.ClusterException;
import io.sparkpool.spark.PollInterval;
import io.sparkpool.spark.ShutdownAction;
import io.sparkpool.spark.StandaloneMaster;
import java.io.IOException;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;

/**
 * A real standalone cluster on this machine. Its master and workers are processes that listen to this machine only,
 * accept no application without their secret, and outlive the process that starts them.
 */
public final class PracticeCluster {
    private static final Duration MAX_START = Duration.ofMinutes(3);

    private final Path directory;
    private final ClusterFiles files;
    private final DaemonLauncher launcher;

    /**
     * A cluster that has started.
     *
     * @param master the address of its master
     * @param status its processes, one per line
     */
    record Running(String master, String status) {}

    /** Creates the cluster of a directory, whether it runs or not. */
    public PracticeCluster(Path directory) {
        this.directory = directory;
        this.files = new ClusterFiles(directory);
        this.launcher = new DaemonLauncher(directory, files);
    }

    /**
     * Starts the processes that do not run yet: all of them, a master or workers that have been lost, or more workers.
     * Waits until all workers have registered. A master that is started again listens at the port that its workers
     * know.
     *
     * @param jars Spark's jars
     * @throws ClusterException if the cluster cannot be started
     */
    Running start(ClusterSize size, List<Path> jars) {
        return locked(() -> {
            List<Daemon> before = Daemon.of(directory);
            if (before.isEmpty()) {
                files.replace(url(size.port()), jars);
            }
            String url = files.masterUrl();
            startMissing(before, url, size);
            return new Running(url, status().orElseThrow());
        });
    }

    /** Returns the running processes, one per line; empty if there are none. */
    Optional<String> status() {
        List<Daemon> running = Daemon.of(directory);
        if (running.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(Daemon.messagePort(running)
                .map(port -> "the cluster runs at %s\n".formatted(url(port)))
                .orElse("the cluster has lost its master\n"));
        running.forEach(daemon -> text.append("  %-9s process %-8d %s  %s\n"
                .formatted(daemon.name(), daemon.process().pid(), daemon.webPage(), files.log(daemon.name()))));
        return Optional.of(text.toString());
    }

    /**
     * Stops the processes of this cluster and their descendants.
     *
     * @return the number of processes of this cluster
     */
    int stop() {
        return locked(() -> {
            List<Daemon> running = Daemon.of(directory);
            Daemon.end(running.stream().filter(daemon -> !daemon.isMaster()).toList());
            Daemon.end(running.stream().filter(Daemon::isMaster).toList());
            files.clear();
            return running.size();
        });
    }

    /** Returns the secret of the cluster, which accepts no application without it, if it runs and has the master of the settings. */
    public Optional<String> secretFor(Settings settings) {
        return settings.find(Master.KEY)
                .filter(master -> isMaster(master.value()))
                .map(master -> files.secretText());
    }

    private boolean isMaster(String master) {
        return files.isReadable()
                && master.replace("localhost", DaemonLauncher.ADDRESS).equals(files.masterUrl());
    }

    /** Runs an action while no other process starts or stops the cluster. */
    private <T> T locked(Supplier<T> action) {
        Path file = directory.resolveSibling(directory.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            return action.get();
        } catch (IOException e) {
            throw new ClusterException("cannot write to '%s': %s".formatted(file, e), e);
        }
    }

    /** Starts the processes that are missing, and waits until the master answers and has all workers. */
    private void startMissing(List<Daemon> running, String url, ClusterSize size) {
        List<String> names = running.stream().map(Daemon::name).toList();
        long endNanos = System.nanoTime() + MAX_START.toNanos();
        StartedProcesses started = new StartedProcesses();
        try (ShutdownAction stop = ShutdownAction.register(started::end)) {
            if (!names.contains(Daemon.MASTER)) {
                started.add(() -> launcher.startMaster(port(url)));
            }
            awaitMaster(port(url), started, endNanos);
            IntStream.rangeClosed(1, size.workers())
                    .mapToObj(number -> "worker-" + number)
                    .filter(name -> !names.contains(name))
                    .forEach(name -> started.add(() -> launcher.startWorker(name, url, size)));
            awaitWorkers(url, started, endNanos);
        }
    }

    /** Waits until the master listens: a worker that cannot connect tries again only after about ten seconds. */
    private void awaitMaster(int port, StartedProcesses started, long endNanos) {
        while (!isListening(port)) {
            awaitNextTry(started, endNanos);
        }
    }

    private void awaitWorkers(String url, StartedProcesses started, long endNanos) {
        SparkConf settings = StandaloneMaster.addSecret(files.secretText(), new SparkConf(false));
        while (!isComplete(url, settings)) {
            awaitNextTry(started, endNanos);
        }
        requireAlive(started);
    }

    /**
     * Returns whether the master answers and has all workers. It may listen before it does, or end if a port is taken.
     */
    private boolean isComplete(String url, SparkConf settings) {
        try (StandaloneMaster master = StandaloneMaster.connect(url, settings, Duration.ZERO)) {
            return hasAllWorkers(master);
        } catch (Exception e) { // Scala throws checked exceptions without declaring them
            return false; // if the thread was interrupted, the next wait ends at once
        }
    }

    private void awaitNextTry(StartedProcesses started, long endNanos) {
        requireAlive(started);
        if (System.nanoTime() > endNanos) {
            throw new ClusterException(
                    "the cluster did not start within %d s; its logs are in '%s', and ./submit.sh cluster stop ends what runs"
                            .formatted(MAX_START.toSeconds(), directory));
        }
        PollInterval.sleep();
    }

    private void requireAlive(StartedProcesses started) {
        if (!started.areAlive()) {
            throw new ClusterException(
                    "a process of the cluster ended at once; its logs in '%s' say why, and ./submit.sh cluster stop ends the others"
                            .formatted(directory));
        }
    }

    private boolean hasAllWorkers(StandaloneMaster master) {
        List<String> registered =
                master.workers().stream().map(StandaloneMaster.Worker::webPage).toList();
        return Daemon.of(directory).stream()
                .filter(daemon -> !daemon.isMaster())
                .allMatch(worker -> registered.stream().anyMatch(page -> page.endsWith(":" + worker.port())));
    }

    /** Returns whether a process listens at a port. Connects to it: if this process bound it, the master could not. */
    private static boolean isListening(int port) {
        try (Socket socket = new Socket(DaemonLauncher.ADDRESS, port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private static String url(int port) {
        return StandaloneMaster.SCHEME + DaemonLauncher.ADDRESS + ":" + port;
    }

    private static int port(String url) {
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
    }
}

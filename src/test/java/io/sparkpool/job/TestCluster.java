package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.LongText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A practice cluster of a copy of this project, so that it is no other's, started and stopped as a user does. */
final class TestCluster implements AutoCloseable {
    /** How long jobs wait for what a slow machine takes its time for. */
    static final String TIMEOUT = "600s";

    /** For tests of other copies of this project, too. */
    private static final Path LOCK = Path.of(
            System.getProperty("java.io.tmpdir"),
            "spark-pool-test-cluster-" + System.getProperty("user.name") + ".lock");

    private static final long MAX_END_SECONDS = 300;
    private static final Pattern DAEMON = Pattern.compile("(master|worker-[0-9]+) +process ([0-9]+)");

    private final Path project;
    private final int port;

    /** Those that ran when it last grew; some may have been killed since. */
    private Map<String, ProcessHandle> daemons = Map.of();

    private TestCluster(Path project, int port) {
        this.project = project;
        this.port = port;
    }

    /** Starts workers of one core each. */
    static TestCluster start(Path directory, int workers) throws IOException, InterruptedException {
        TestCluster cluster = new TestCluster(Project.copyBuiltTo(directory), freePort());
        try {
            cluster.grow(workers);
            return cluster;
        } catch (AssertionError e) {
            cluster.script("cluster", "stop").run();
            throw e;
        }
    }

    /** Starts what does not run: a master or workers that were killed, or more workers. */
    void grow(int workers) throws IOException, InterruptedException {
        Submission.Result result = startAlone(script(
                "cluster",
                "start",
                "--workers",
                Integer.toString(workers),
                "--cores",
                "1",
                "--memory",
                "2g",
                "--port",
                Integer.toString(port)));
        assertThat(result.exitCode()).as(LongText.of(result.err())).isZero();
        daemons = daemonsIn(result.out());
    }

    /** Two clusters that start at once would look for the same free ports. */
    static Submission.Result startAlone(Submission start) throws IOException, InterruptedException {
        try (FileChannel file = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            return start.run();
        }
    }

    /** Makes it as a test wants to find it: so many workers, and no executors of an earlier job. */
    void heal(int workers) throws IOException, InterruptedException {
        awaitEnd(executors());
        for (int surplus = workers + 1; daemons.containsKey("worker-" + surplus); surplus++) {
            killWorker("worker-" + surplus);
        }
        if (daemons.size() != workers + 1 || !daemons.values().stream().allMatch(ProcessHandle::isAlive)) {
            grow(workers);
        }
    }

    /** Replaces all processes. */
    void restart(int workers) throws IOException, InterruptedException {
        close();
        grow(workers);
    }

    /** Where its master takes applications. */
    String master() {
        return "spark://127.0.0.1:" + port;
    }

    /** What an application has to know. */
    String secret() throws IOException {
        return Files.readString(directory().resolve("secret"));
    }

    /** What its processes write. */
    Path directory() {
        return project.resolve("target/cluster");
    }

    /** Where its jobs write what a user need not read. */
    Path log() {
        return project.resolve("target/spark-pool.log");
    }

    /** The project's own submit.sh. */
    Submission script(String... arguments) {
        List<String> words =
                new ArrayList<>(List.of(project.resolve("submit.sh").toString()));
        words.addAll(List.of(arguments));
        return Submission.command(words.toArray(String[]::new)).in(project);
    }

    /** A job on the cluster, in processes that start quickly: its arguments, and what is for spark-submit. */
    Submission job(List<String> arguments, String... ofSparkSubmit) {
        List<String> words = new ArrayList<>(arguments);
        words.addAll(List.of("--", "--master", master(), "--driver-java-options", Submission.QUICK_START));
        words.addAll(List.of("--conf", "spark.executor.extraJavaOptions=" + Submission.QUICK_START));
        words.addAll(List.of("--conf", "spark.executor.memory=512m", "--conf", "spark.ui.enabled=false"));
        words.addAll(List.of("--conf", "spark.pool.clusterTimeout=" + TIMEOUT));
        words.addAll(List.of(ofSparkSubmit));
        return script(words.toArray(String[]::new));
    }

    /** The same, with a driver that the cluster runs. */
    Submission clusterModeJob(List<String> arguments, String... ofSparkSubmit) {
        List<String> words = new ArrayList<>(List.of("--deploy-mode", "cluster"));
        words.addAll(List.of(ofSparkSubmit));
        return job(arguments, words.toArray(String[]::new));
    }

    /** The process of the master or of a worker, by its name. */
    ProcessHandle daemon(String name) {
        return Optional.ofNullable(daemons.get(name)).orElseThrow();
    }

    /** The executors that run on a worker. */
    List<ProcessHandle> executors(String worker) {
        return daemon(worker).children().toList();
    }

    /** The executors that run. */
    List<ProcessHandle> executors() {
        return daemons.values().stream().flatMap(ProcessHandle::children).toList();
    }

    /** Ends a worker and its executors as if their machine had lost power. */
    void killWorker(String name) {
        List<ProcessHandle> executors = executors(name);
        kill(daemon(name));
        executors.forEach(TestCluster::kill);
    }

    /** Ends a process as if its machine had lost power. */
    static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Waits until processes have ended, which nobody tells them but Spark. */
    static void awaitEnd(List<ProcessHandle> processes) {
        assertThat(CompletableFuture.allOf(
                        processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new)))
                .succeedsWithin(MAX_END_SECONDS, TimeUnit.SECONDS);
    }

    /** Stops it, and all that it started. */
    @Override
    public void close() throws IOException, InterruptedException {
        List<ProcessHandle> all = ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(directory() + "/"))
                .toList();
        Submission.Result result = script("cluster", "stop").run();
        assertThat(result.exitCode()).as(LongText.of(result.err())).isZero();
        assertThat(all).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    }

    /** One daemon a line. */
    private static Map<String, ProcessHandle> daemonsIn(String status) {
        return DAEMON.matcher(status)
                .results()
                .collect(Collectors.toMap(
                        line -> line.group(1),
                        line -> ProcessHandle.of(Long.parseLong(line.group(2))).orElseThrow()));
    }

    /** One that nothing listens at. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

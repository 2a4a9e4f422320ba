package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.LongText;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
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

/** A practice cluster in a copy of this project, apart from all others, which is started and stopped as by a user. */
final class TestCluster implements AutoCloseable {
    /** How long jobs wait for the cluster: long enough for a slow machine. */
    static final String TIMEOUT = "600s";

    /** Shared with the tests of other clones of this project. */
    private static final Path LOCK = Path.of(
            System.getProperty("java.io.tmpdir"),
            "spark-pool-test-cluster-" + System.getProperty("user.name") + ".lock");

    private static final long MAX_END_SECONDS = 300;
    private static final Pattern DAEMON = Pattern.compile("(master|worker-[0-9]+) +process ([0-9]+)");

    private final Path project;
    private final int port;

    /** The processes that ran after the last start; some may have been killed since. */
    private Map<String, ProcessHandle> daemons = Map.of();

    private TestCluster(Path project, int port) {
        this.project = project;
        this.port = port;
    }

    /** Starts a cluster with workers of one core each. */
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

    /** Starts processes that are missing: a master or workers that were killed, or more workers. */
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

    /** Runs a command that starts a cluster. */
    static Submission.Result startAlone(Submission start) throws IOException, InterruptedException {
        try (Closeable lock = lockStarts()) {
            return start.run();
        }
    }

    /**
     * Keeps other tests from starting a cluster until the lock is closed: two at once might choose the same free ports. A
     * process can hold it only once.
     */
    static Closeable lockStarts() throws IOException {
        FileChannel file = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        file.lock();
        return file;
    }

    /** Prepares the cluster for the next test: all workers run, no others do, and no executors of an earlier job. */
    void repair(int workers) throws IOException, InterruptedException {
        awaitEnd(executors());
        for (int surplus = workers + 1; daemons.containsKey("worker-" + surplus); surplus++) {
            killWorker("worker-" + surplus);
        }
        if (daemons.size() != workers + 1 || !daemons.values().stream().allMatch(ProcessHandle::isAlive)) {
            grow(workers);
        }
    }

    /** Stops all processes and starts new ones. */
    void restart(int workers) throws IOException, InterruptedException {
        close();
        grow(workers);
    }

    /** Returns the master's address. */
    String master() {
        return "spark://127.0.0.1:" + port;
    }

    /** Returns the secret of the cluster. */
    String secret() throws IOException {
        return Files.readString(directory().resolve("secret"));
    }

    /** Returns the directory of the cluster's files. */
    Path directory() {
        return project.resolve("target/cluster");
    }

    /** Returns the file to which jobs of the project log. */
    Path log() {
        return project.resolve("target/spark-pool.log");
    }

    /** Returns a run of the project's submit.sh. */
    Submission script(String... arguments) {
        List<String> words =
                new ArrayList<>(List.of(project.resolve("submit.sh").toString()));
        words.addAll(List.of(arguments));
        return Submission.command(words.toArray(String[]::new)).in(project);
    }

    /** Returns a run of a job on the cluster, with these arguments of the job and options of spark-submit. */
    Submission job(List<String> arguments, String... sparkSubmitOptions) {
        List<String> words = new ArrayList<>(arguments);
        words.addAll(List.of("--", "--master", master(), "--driver-java-options", Submission.QUICK_START));
        words.addAll(List.of("--conf", "spark.executor.extraJavaOptions=" + Submission.QUICK_START));
        words.addAll(List.of("--conf", "spark.executor.memory=512m", "--conf", "spark.ui.enabled=false"));
        words.addAll(List.of("--conf", "spark.pool.clusterTimeout=" + TIMEOUT));
        words.addAll(List.of(sparkSubmitOptions));
        return script(words.toArray(String[]::new));
    }

    /** Returns a run of a job in cluster deploy mode. */
    Submission clusterModeJob(List<String> arguments, String... sparkSubmitOptions) {
        List<String> words = new ArrayList<>(List.of("--deploy-mode", "cluster"));
        words.addAll(List.of(sparkSubmitOptions));
        return job(arguments, words.toArray(String[]::new));
    }

    /** Returns the process of the master or of a worker. */
    ProcessHandle daemon(String name) {
        return Optional.ofNullable(daemons.get(name)).orElseThrow();
    }

    /** Returns the executors and drivers on a worker. */
    List<ProcessHandle> executors(String worker) {
        return daemon(worker).children().toList();
    }

    /** Returns the executors and drivers on all workers. */
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

    /** Waits until Spark has ended these processes. */
    static void awaitEnd(List<ProcessHandle> processes) {
        assertThat(CompletableFuture.allOf(
                        processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new)))
                .succeedsWithin(MAX_END_SECONDS, TimeUnit.SECONDS);
    }

    /** Stops the cluster and checks that none of its processes is left. */
    @Override
    public void close() throws IOException, InterruptedException {
        List<ProcessHandle> all = ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(directory() + "/"))
                .toList();
        Submission.Result result = script("cluster", "stop").run();
        assertThat(result.exitCode()).as(LongText.of(result.err())).isZero();
        assertThat(all).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    }

    /** Reads the processes from the output of a command, which names one on each line. */
    private static Map<String, ProcessHandle> daemonsIn(String status) {
        return DAEMON.matcher(status)
                .results()
                .collect(Collectors.toMap(
                        line -> line.group(1),
                        line -> ProcessHandle.of(Long.parseLong(line.group(2))).orElseThrow()));
    }

    /** Returns a port at which nothing listens. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

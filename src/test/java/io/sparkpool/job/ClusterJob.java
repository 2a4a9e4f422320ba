package io.sparkpool.job;

import static io.sparkpool.job.FaultyFunctions.DIRECTORY;
import static io.sparkpool.job.FaultyFunctions.FAULT;
import static io.sparkpool.job.FaultyFunctions.GATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.LongText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A job of one of the {@link FaultyFunctions}, in chunks of one input. It is killed if it hangs, which fails its test. */
final class ClusterJob implements AutoCloseable {
    static final int INPUTS = 300;

    /** The outputs of a job without a fault; a test checks that they are what one local core prints. */
    static final String EXPECTED = squares(LongStream.range(0, INPUTS));

    /** The outputs before the fault. */
    static final String BEFORE_FAULT = squares(LongStream.range(0, FAULT));

    private static final long TIME_LIMIT_SECONDS = 900;

    private final Path directory;
    private final Process process;

    private ClusterJob(Path directory, Submission submission) throws IOException {
        this.directory = directory;
        this.process = submission.start(errorFile());
        process.onExit()
                .orTimeout(TIME_LIMIT_SECONDS, TimeUnit.SECONDS)
                .whenComplete((ended, late) -> process.destroyForcibly());
    }

    /** Starts a job on a cluster, with more arguments than those that every job here needs. */
    static ClusterJob start(TestCluster cluster, Path jar, String function, String... more) throws IOException {
        Path directory = Files.createTempDirectory(jar.getParent(), function);
        List<String> arguments = arguments(function, directory);
        arguments.addAll(List.of(more));
        return new ClusterJob(directory, cluster.job(arguments, "--jars", jar.toString()));
    }

    /** Starts a job on one core of this machine. */
    static ClusterJob startLocally(TestCluster cluster, Path jar, String function) throws IOException {
        Path directory = Files.createTempDirectory(jar.getParent(), function);
        List<String> arguments = arguments(function, directory);
        arguments.addAll(List.of("--cores", "1", "--", "--jars", jar.toString()));
        return new ClusterJob(directory, cluster.script(arguments.toArray(String[]::new)));
    }

    private static List<String> arguments(String function, Path directory) {
        return new ArrayList<>(List.of(
                "--function",
                "my." + function,
                "--range",
                "0:" + INPUTS,
                "--chunk-size",
                "1",
                "--output-format",
                "lines",
                "-D",
                DIRECTORY + "=" + directory));
    }

    private Path errorFile() {
        return directory.resolve("err.txt");
    }

    static String squares(LongStream numbers) {
        return numbers.mapToObj(x -> x * x + "\n").collect(Collectors.joining());
    }

    /** Waits until so many executors are at the gate or have passed it. */
    void awaitExecutors(int count) throws IOException, InterruptedException {
        while (files("executor-").size() < count) {
            assertThat(process.isAlive()).as(LongText.of(standardError())).isTrue();
            Thread.sleep(50);
        }
    }

    void openGate() throws IOException {
        Files.createFile(directory.resolve(GATE));
    }

    /** Returns the number of attempts at the faulty input. */
    int attempts() throws IOException {
        return files("attempt-").size();
    }

    ProcessHandle driver() {
        return process.toHandle();
    }

    /** Returns what the job has written to standard error. */
    String standardError() throws IOException {
        return Files.readString(errorFile());
    }

    /** Checks that the job prints these outputs and succeeds. */
    void assertSucceeds(String out) throws IOException {
        assertThat(awaitOutputs()).as(LongText.of(standardError())).isEqualTo(out);
        assertThat(process.onExit().join().exitValue())
                .as(LongText.of(standardError()))
                .isZero();
        assertThat(standardError()).contains("my.").doesNotContain("spark-pool: error:");
    }

    /** Checks that the job prints these outputs and fails; returns its error message. */
    String assertFails(String out) throws IOException {
        assertThat(awaitOutputs()).as(LongText.of(standardError())).isEqualTo(out);
        assertThat(process.onExit().join().exitValue())
                .as(LongText.of(standardError()))
                .isEqualTo(1);
        List<String> errors = standardError()
                .lines()
                .filter(line -> line.startsWith("spark-pool: error:"))
                .toList();
        assertThat(errors).as(LongText.of(standardError())).hasSize(1);
        return errors.get(0);
    }

    private String awaitOutputs() throws IOException {
        return Submission.text(process.getInputStream().readAllBytes());
    }

    private List<Path> files(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }

    @Override
    public void close() {
        TestCluster.kill(driver());
    }
}

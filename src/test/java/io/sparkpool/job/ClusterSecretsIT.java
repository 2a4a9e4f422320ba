package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.LongText;
import io.sparkpool.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Places where the secrets of a job might appear: pages, files and processes of its cluster, and its own messages. */
@ExtendWith(SharedCluster.class)
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux shows command lines and sockets as files")
@Thorough
class ClusterSecretsIT {
    private static final String OPTION_SECRET = "hunter2hunter2";
    private static final String FILE_SECRET = "correct-horse-battery-staple";

    @TempDir
    Path directory;

    private Path err;
    private Process job;
    private SecretSearch search;
    private List<String> arguments;
    private String[] sparkSubmitOptions;

    @BeforeEach
    void prepare(TestCluster cluster) throws IOException {
        search = new SecretSearch(List.of(cluster.secret(), OPTION_SECRET, FILE_SECRET));
        Path jar = UserJar.of(
                directory, "Held", "public class Held implements Function<Long, Long>", """
                private static final java.nio.file.Path HERE = java.nio.file.Path.of("%s");
                public Long call(Long x) throws Exception {
                    java.nio.file.Files.createFile(HERE.resolve("started"));
                    while (java.nio.file.Files.notExists(HERE.resolve("go"))) Thread.sleep(50);
                    return x;
                }
                """.formatted(directory));
        Path config =
                Files.writeString(directory.resolve("job.properties"), """
                spark.app.name                spark-pool
                spark.my.token                %s
                spark.authenticate            true
                spark.authenticate.secret     %s
                spark.network.crypto.enabled  true
                """.formatted(FILE_SECRET, cluster.secret()));
        Path events = Files.createDirectory(directory.resolve("events"));
        arguments = List.of(
                "-c", config.toString(), "-f", "my.Held", "--range", "0:1", "-D", "spark.my.password=" + OPTION_SECRET);
        sparkSubmitOptions = new String[] {
            "--jars",
            jar.toString(),
            "--conf",
            "spark.ui.enabled=true",
            "--conf",
            "spark.eventLog.enabled=true",
            "--conf",
            "spark.eventLog.compress=false",
            "--conf",
            "spark.eventLog.dir=" + events.toUri()
        };
    }

    @AfterEach
    void stop() {
        if (job != null) {
            job.destroy(); // still runs if a check has failed
            job.onExit().join();
        }
    }

    @Test
    void clientModeKeepsThem(TestCluster cluster) throws IOException, InterruptedException {
        start(cluster.job(arguments, sparkSubmitOptions));
        assertThat(Processes.mentioning(cluster.secret())).isEmpty();
        assertThat(Processes.mentioning(FILE_SECRET)).isEmpty();
        assertThat(Processes.mentioning(OPTION_SECRET))
                .isNotEmpty()
                .isSubsetOf(submitting()); // on the command line that the user typed
        assertLoopbackOnly(cluster);
        search.checkPages(cluster);
        assertThat(end()).isEqualTo("Pool    : [0]\n");
        search.checkFiles(cluster, directory.resolve("events"));
    }

    /** Spark starts the driver with its settings on the command line, and so shows their secrets there. */
    @Test
    void clusterModeKeepsThemButForTheDriversCommandLine(TestCluster cluster) throws IOException, InterruptedException {
        start(cluster.clusterModeJob(arguments, sparkSubmitOptions));
        ProcessHandle driver = cluster.executors().stream()
                .filter(process -> Processes.commandLine(process).contains(".DriverWrapper\0"))
                .findFirst()
                .orElseThrow();
        assertThat(Processes.mentioning(cluster.secret())).isEmpty();
        assertThat(Processes.mentioning(FILE_SECRET)).containsExactly(driver);
        List<ProcessHandle> submitting = submitting();
        assertThat(Processes.mentioning(OPTION_SECRET))
                .contains(driver)
                .allMatch(process -> process.equals(driver) || submitting.contains(process));
        assertLoopbackOnly(cluster);
        search.checkPages(cluster);
        assertThat(end()).isEmpty();
        ClusterDriver submitted = ClusterDriver.of(Submission.messages(err));
        assertThat(submitted.output()).isEqualTo("Pool    : [0]\n");
        assertThat(submitted.log()).content().contains("\"-Dspark.my.password=" + SecretSearch.MASK);
        search.checkFiles(cluster, directory.resolve("events"));
    }

    @Test
    void aDryRunMasksThem(TestCluster cluster) throws IOException, InterruptedException {
        Submission.Result result = cluster.job(
                        Stream.concat(Stream.of("--dry-run"), arguments.stream())
                                .toList(),
                        sparkSubmitOptions)
                .run();
        assertThat(result.exitCode()).isZero();
        for (String key : List.of("spark.my.password", "spark.my.token", "spark.authenticate.secret")) {
            assertThat(result.out()).containsPattern("\n" + key + " += " + Pattern.quote(SecretSearch.MASK));
        }
        search.checkText("a dry run", result.out() + result.err());
    }

    /** Starts a job that maps until the file "go" exists. */
    private void start(Submission submission) throws IOException, InterruptedException {
        err = directory.resolve("err.txt");
        job = submission.start(err);
        while (Files.notExists(directory.resolve("started"))) {
            assertThat(job.isAlive()).as(LongText.of(Files.readString(err))).isTrue();
            Thread.sleep(50);
        }
    }

    /** Returns the process that was started and its descendants, such as spark-submit. */
    private List<ProcessHandle> submitting() {
        return Stream.concat(Stream.of(job.toHandle()), job.descendants()).toList();
    }

    private void assertLoopbackOnly(TestCluster cluster) throws IOException {
        List<String> addresses = new ArrayList<>();
        for (List<ProcessHandle> processes : List.of(submitting(), cluster.executors())) {
            for (ProcessHandle process : processes) {
                addresses.addAll(PortsIT.listeningAddresses(process.pid()));
            }
        }
        assertThat(addresses).hasSizeGreaterThan(2).allMatch(PortsIT::isLoopback);
    }

    private String end() throws IOException, InterruptedException {
        Files.createFile(directory.resolve("go"));
        String out = Submission.text(job.getInputStream().readAllBytes());
        assertThat(job.waitFor()).as(LongText.of(Files.readString(err))).isZero();
        search.checkText("standard error", Files.readString(err));
        return out;
    }
}

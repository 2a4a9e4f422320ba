package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Where secrets of a job might appear: what its cluster and Spark show and write, and what its user reads. */
@ExtendWith(SharedCluster.class)
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux shows command lines and sockets as files")
class ClusterSecretsIT {
    private static final String OF_OPTION = "hunter2hunter2";
    private static final String OF_FILE = "correct-horse-battery-staple";
    private static final String MASK = "*********(redacted)";
    private static final Pattern WEB_PAGE = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+");
    private static final Pattern DRIVERS_WEB_PAGE =
            Pattern.compile("<a href=\"(http://127\\.0\\.0\\.1:[0-9]+)/?\">spark-pool</a>");
    private static final String MASTERS_OWN = "secret|cluster\\.properties|recovery/.*|home/.*";

    @TempDir
    Path directory;

    private List<String> secrets;
    private List<String> arguments;
    private String[] ofSparkSubmit;

    @BeforeEach
    void prepare(TestCluster cluster) throws IOException {
        secrets = List.of(cluster.secret(), OF_OPTION, OF_FILE);
        Path jar = UserJar.of(
                directory, "Held", "public class Held implements Function<Long, Long>", """
                private static final java.nio.file.Path HERE = java.nio.file.Path.of("%s");
                public Long call(Long x) throws Exception {
                    java.nio.file.Files.createFile(HERE.resolve("started"));
                    while (java.nio.file.Files.notExists(HERE.resolve("go"))) Thread.sleep(50);
                    return x;
                }
                """.formatted(directory));
        Path config = Files.writeString(directory.resolve("job.properties"), """
                spark.my.token                %s
                spark.authenticate            true
                spark.authenticate.secret     %s
                spark.network.crypto.enabled  true
                """.formatted(OF_FILE, cluster.secret()));
        Path events = Files.createDirectory(directory.resolve("events"));
        arguments = List.of(
                "-c", config.toString(), "-f", "my.Held", "--range", "0:1", "-D", "spark.my.password=" + OF_OPTION);
        ofSparkSubmit = new String[] {
            "--jars",
            jar.toString(),
            "--conf",
            "spark.eventLog.enabled=true",
            "--conf",
            "spark.eventLog.compress=false",
            "--conf",
            "spark.eventLog.dir=" + events.toUri()
        };
    }

    @Test
    void clientModeKeepsThem(TestCluster cluster) throws IOException, InterruptedException {
        Path err = directory.resolve("err.txt");
        Process job = cluster.job(arguments, ofSparkSubmit).start(err);
        awaitStart(job, err);
        assertThat(Processes.thatShow(cluster.secret())).isEmpty();
        assertThat(Processes.thatShow(OF_FILE)).isEmpty();
        assertThat(Processes.thatShow(OF_OPTION)).containsExactly(job.toHandle()); // as its user typed it
        lookAtSocketsAndPages(cluster, job);
        assertThat(end(job, err)).isEqualTo("Pool    : [0]\n");
        searchFiles(cluster);
    }

    /** What Spark shows nevertheless is what the driver was started with, on its command line. */
    @Test
    void clusterModeKeepsThemButForTheDriversCommandLine(TestCluster cluster) throws IOException, InterruptedException {
        Path err = directory.resolve("err.txt");
        Process job = cluster.clusterModeJob(arguments, ofSparkSubmit).start(err);
        awaitStart(job, err);
        ProcessHandle driver = cluster.executors().stream()
                .filter(process -> Processes.commandLine(process).contains(".DriverWrapper\0"))
                .findFirst()
                .orElseThrow();
        assertThat(Processes.thatShow(cluster.secret())).isEmpty();
        assertThat(Processes.thatShow(OF_FILE)).containsExactly(driver);
        List<ProcessHandle> submitting =
                Stream.concat(Stream.of(job.toHandle()), job.descendants()).toList();
        assertThat(Processes.thatShow(OF_OPTION))
                .contains(driver)
                .allMatch(process -> process.equals(driver) || submitting.contains(process));
        lookAtSocketsAndPages(cluster, job);
        assertThat(end(job, err)).isEmpty();
        assertThat(ClusterDriver.of(Files.readString(err)).output()).isEqualTo("Pool    : [0]\n");
        assertThat(ClusterDriver.of(Files.readString(err)).log()).content().contains("\"-Dspark.my.password=" + MASK);
        searchFiles(cluster);
    }

    @Test
    void aDryRunMasksThem(TestCluster cluster) throws IOException, InterruptedException {
        Submission.Result result = cluster.job(
                        Stream.concat(Stream.of("--dry-run"), arguments.stream())
                                .toList(),
                        ofSparkSubmit)
                .run();
        assertThat(result.exitCode()).isZero();
        for (String key : List.of("spark.my.password", "spark.my.token", "spark.authenticate.secret")) {
            assertThat(result.out()).containsPattern("\n" + key + " += " + Pattern.quote(MASK));
        }
        assertNoSecret("a dry run", result.out() + result.err());
    }

    private void awaitStart(Process job, Path err) throws IOException, InterruptedException {
        while (Files.notExists(directory.resolve("started"))) {
            assertThat(job.isAlive()).as(Files.readString(err)).isTrue();
            Thread.sleep(50);
        }
    }

    private void lookAtSocketsAndPages(TestCluster cluster, Process job) throws IOException, InterruptedException {
        for (ProcessHandle process : Stream.concat(cluster.executors().stream(), Stream.of(job.toHandle()))
                .toList()) {
            assertThat(PortsIT.listeningAddresses(process.pid())).allMatch(PortsIT::isLoopback);
        }
        List<String> pages = WEB_PAGE.matcher(
                        cluster.script("cluster", "status").run().out())
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(pages).hasSize(3);
        for (String page : pages) {
            for (String path : List.of("/", "/json/", "/environment/")) {
                assertNoSecret(page + path, get(page + path));
            }
        }
        lookAtDriversPage(get(pages.get(0) + "/"));
    }

    private void lookAtDriversPage(String mastersPage) throws IOException, InterruptedException {
        String driver = DRIVERS_WEB_PAGE
                .matcher(mastersPage)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        String environment = get(driver + "/environment/");
        assertThat(environment).contains("spark.my.password", "spark.my.token", MASK);
        assertNoSecret(driver, environment);
    }

    private String end(Process job, Path err) throws IOException, InterruptedException {
        Files.createFile(directory.resolve("go"));
        String out = Submission.text(job.getInputStream().readAllBytes());
        assertThat(job.waitFor()).as(Files.readString(err)).isZero();
        assertNoSecret("standard error", Files.readString(err));
        return out;
    }

    private void searchFiles(TestCluster cluster) throws IOException {
        Path events = directory.resolve("events");
        String eventLog = String.join("", contents(events, ""));
        assertThat(eventLog).contains("spark.my.password", "spark.my.token", MASK);
        assertNoSecret("the event log", eventLog);
        assertNoSecret("the job's log", Files.readString(cluster.log()));
        List<String> ofCluster = contents(cluster.directory(), MASTERS_OWN);
        assertThat(ofCluster).hasSizeGreaterThan(5);
        ofCluster.forEach(text -> assertNoSecret("a file of the cluster", text));
    }

    private static List<String> contents(Path directory, String except) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !directory.relativize(file).toString().matches(except))
                    .map(ClusterSecretsIT::content)
                    .toList();
        }
    }

    private static String content(Path file) {
        try {
            return file + "\n" + Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void assertNoSecret(String place, String text) {
        assertThat(secrets).as(place).noneMatch(text::contains);
    }

    private static String get(String page) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(page)).build(), BodyHandlers.ofString())
                .body();
    }
}

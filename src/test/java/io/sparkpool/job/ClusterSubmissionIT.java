package io.sparkpool.job;

import static io.sparkpool.job.Submission.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Thorough;
import io.sparkpool.pool.task.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Jobs on a cluster of two workers of one core each: the same outputs, messages and exit codes as on this machine. */
@ExtendWith(SharedCluster.class)
@Thorough
class ClusterSubmissionIT {
    private static final String SUMMARY =
            "spark-pool: square mapped over 100 inputs in [0-9]+ chunks, %s at a time, with 100 outputs"
                    + " \\(CRC-32C [0-9a-f]{8}\\): [0-9.]+ s \\(Spark started in [0-9.]+ s\\)\n";
    private static final String SETTINGS = "Settings: ['123', '123']\n";

    /** A path that leads the driver and all executors to the same file. */
    private static final String INPUT =
            Path.of("data/numbers.txt").toAbsolutePath().toString();

    /** The number of rows of the table. */
    private static final int ROWS = 200;

    @TempDir
    static Path directory;

    private static List<String> settingsJob;
    private static String jars;

    @BeforeAll
    static void prepare() throws IOException {
        Path settingsJar = UserJar.of(
                directory.resolve("settings"),
                "MySettings",
                "public class MySettings implements Function<Long, String>",
                """
                private static String setting(String name) {
                    return org.apache.spark.SparkEnv.get().conf().get("spark.my." + name, "none");
                }
                public String call(Long x) { return setting("option") + setting("file") + setting("conf"); }
                """);
        Path pickyJar = UserJar.of(
                directory.resolve("picky"),
                "Picky",
                "public class Picky implements Function<Long, Long>",
                "public Long call(Long x) { if (x == 7) throw new IllegalStateException(\"not \" + x); return x; }");
        Path config = Files.writeString(directory.resolve("my job.properties"), """
                spark.my.file = 2
                spark.my.option = overruled
                spark.pool.function = my.MySettings
                spark.pool.output.label = Settings:
                """);
        settingsJob = List.of("-q", "--config", config.toString(), "--range", "0:2", "-D", "spark.my.option=1");
        jars = settingsJar + "," + pickyJar;
    }

    @Test
    void clientModePrintsTheLesson(TestCluster cluster) throws IOException, InterruptedException {
        Submission.Result result = cluster.job(List.of()).run();
        assertThat(result.err()).matches(SUMMARY.formatted("2 tasks"));
        assertThat(result.out()).isEqualTo(Submission.LESSON);
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void clientModeReadsAFileThatAllMachinesShare(TestCluster cluster) throws IOException, InterruptedException {
        assertThat(cluster.job(List.of("-q", "-i", INPUT)).run())
                .isEqualTo(new Submission.Result(0, Submission.LESSON, ""));
    }

    @Test
    void clusterModeLeavesTheOutputsWithTheDriver(TestCluster cluster) throws IOException, InterruptedException {
        Submission.Result result = cluster.clusterModeJob(List.of("-i", INPUT)).run();
        ClusterDriver driver = ClusterDriver.of(result.err());
        assertThat(result.err()).matches(Pattern.quote(driver.notice()) + SUMMARY.formatted("1 task"));
        assertThat(result.out()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(driver.output()).isEqualTo(Submission.LESSON);
    }

    @Test
    void aTableInManyFilesKeepsItsOrderInBothModes(TestCluster cluster) throws IOException, InterruptedException {
        List<String> job =
                List.of("-q", "-i", table().toString(), "--column", "n", "-f", "negate", "--chunk-size", "5");
        String expected = "Pool    : ["
                + LongStream.range(0, ROWS)
                        .mapToObj(n -> "{'n': %d, 'negate': %d}".formatted(n, -n))
                        .collect(Collectors.joining(", "))
                + "]\n";
        assertThat(cluster.job(job).run()).satisfies(client -> {
            assertThat(client.err())
                    .isEqualTo("spark-pool: column types inferred: n int; set spark.pool.input.schema to fix them\n");
            assertThat(client.out()).isEqualTo(expected);
        });
        ClusterDriver driver =
                ClusterDriver.of(cluster.clusterModeJob(job).run().err());
        assertThat(driver.output()).isEqualTo(expected);
    }

    @Test
    void executorsWriteTablesInOrderInBothModes(TestCluster cluster) throws IOException, InterruptedException {
        List<String> job = List.of("--range", "1000", "--chunk-size", "30", "-D", "spark.pool.output.fileSize=500");
        String lines =
                submit("--range", "1000", "--output-format", "lines").run().out();
        Path client = directory.resolve("client.csv");
        Path inCluster = directory.resolve("cluster.csv");
        String summary = cluster.job(with(job, "-o", client.toString())).run().err();
        Submission.Result started =
                cluster.clusterModeJob(with(job, "-o", inCluster.toString())).run();
        assertThat(started.exitCode()).isZero();
        assertThat(summary).contains(", with 1,000 outputs (CRC-32C " + Digest.of(lines.getBytes()) + ") in '");
        assertThat(started.err()).contains(", with 1,000 outputs (CRC-32C " + Digest.of(lines.getBytes()) + ") in '");
        assertThat(rows(client)).isEqualTo(lines);
        assertThat(rows(inCluster)).isEqualTo(lines);
    }

    private static List<String> with(List<String> words, String... more) {
        return Stream.concat(words.stream(), Stream.of(more)).toList();
    }

    /** Returns the rows of several CSV files without their headers. */
    private static String rows(Path table) throws IOException {
        StringBuilder rows = new StringBuilder();
        try (Stream<Path> files = Files.list(table)) {
            List<Path> parts = files.filter(
                            file -> file.getFileName().toString().startsWith("part-"))
                    .sorted()
                    .toList();
            assertThat(parts).hasSizeGreaterThan(2);
            for (Path part : parts) {
                String text = Files.readString(part);
                rows.append(text.substring(text.indexOf('\n') + 1));
            }
        }
        return rows.toString();
    }

    /** Writes a table whose rows are numbered: one file in three has only one of them. */
    private static Path table() throws IOException {
        Path table = Files.createDirectory(directory.resolve("table.csv"));
        int next = 0;
        for (int file = 0; next < ROWS; file++) {
            int end = Math.min(ROWS, next + (file % 3 == 0 ? 1 : 40));
            Files.writeString(
                    table.resolve("%02d.csv".formatted(file)),
                    "n\n" + IntStream.range(next, end).mapToObj(n -> n + "\n").collect(Collectors.joining()));
            next = end;
        }
        return table;
    }

    @Test
    void clusterModeReadsAPathThatSparkSubmitSets(TestCluster cluster) throws IOException, InterruptedException {
        Submission.Result result = cluster.clusterModeJob(List.of("-q"), "--conf", "spark.pool.input.path=" + INPUT)
                .run();
        ClusterDriver driver = ClusterDriver.of(result.err());
        assertThat(result).isEqualTo(new Submission.Result(0, "", driver.notice()));
        assertThat(driver.output()).isEqualTo(Submission.LESSON);
    }

    @Test
    void aFunctionFindsItsSettingsOnALocalMaster(TestCluster cluster) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(settingsJob);
        words.addAll(List.of("--", "--conf", "spark.my.conf=3", "--jars", jars));
        assertThat(cluster.script(words.toArray(String[]::new)).run())
                .isEqualTo(new Submission.Result(0, SETTINGS, ""));
    }

    @Test
    void clientModeSendsSettingsToTheCluster(TestCluster cluster) throws IOException, InterruptedException {
        assertThat(cluster.job(settingsJob, "--conf", "spark.my.conf=3", "--jars", jars)
                        .run())
                .isEqualTo(new Submission.Result(0, SETTINGS, ""));
    }

    @Test
    void clusterModeSendsSettingsToTheCluster(TestCluster cluster) throws IOException, InterruptedException {
        Submission.Result result = cluster.clusterModeJob(settingsJob, "--conf", "spark.my.conf=3", "--jars", jars)
                .run();
        ClusterDriver driver = ClusterDriver.of(result.err());
        assertThat(result).isEqualTo(new Submission.Result(0, "", driver.notice()));
        assertThat(driver.output()).isEqualTo(SETTINGS);
    }

    @Test
    void clusterModeShowsWhyADriverFailed(TestCluster cluster) throws IOException, InterruptedException {
        Submission.Result result = cluster.clusterModeJob(List.of("-f", "my.Picky"), "--jars", jars)
                .run();
        ClusterDriver driver = ClusterDriver.of(result.err());
        String why = "spark-pool: error: function 'my.Picky' failed at index 7 on input '7': "
                + "IllegalStateException: not 7\n";
        String where = "spark-pool: error: %s ended as FAILED; the whole log is %s on 127.0.0.1\n"
                .formatted(driver.id(), driver.log());
        assertThat(result).isEqualTo(new Submission.Result(1, "", driver.notice() + why + where));
        assertThat(driver.output()).isEqualTo("Pool    : [0, 1, 2, 3, 4, 5, 6\n");
        assertThat(driver.log()).content().contains(why);
    }
}

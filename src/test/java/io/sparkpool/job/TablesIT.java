package io.sparkpool.job;

import static io.sparkpool.job.Submission.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Await;
import io.sparkpool.Thorough;
import io.sparkpool.pool.task.Digest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs that write tables. */
class TablesIT {
    /** The squares of 0 to 999, one on each line. */
    private static final String SQUARES =
            LongStream.range(0, 1_000).mapToObj(x -> x * x + "\n").collect(Collectors.joining());

    private static final Pattern DIGEST = Pattern.compile("\\(CRC-32C ([0-9a-f]{8})\\)");

    private static final Pattern REFUSAL = Pattern.compile("spark-pool: error: cannot write '(.+)': another run"
            + " \\(process ([0-9]+) on .+, since .+Z\\) writes to it; wait until it ends, or name another path\n");

    @TempDir
    static Path jars;

    @TempDir
    Path directory;

    private static Path jar;

    @BeforeAll
    static void compile() throws IOException {
        jar = UserJar.of(jars, "Picky", "public class Picky implements Function<Long, Long>", """
                @Override
                public Long call(Long x) throws InterruptedException {
                    if (x == 700) {
                        throw new IllegalArgumentException("seven hundred");
                    }
                    if (x > 5_000) {
                        Thread.sleep(20);
                    }
                    return x;
                }
                """);
    }

    @Test
    void aTableHasTheDigestOfTheLines() throws IOException, InterruptedException {
        Submission.Result lines =
                submit("--range", "1000", "--output-format", "lines").run();
        Submission.Result table = submit("--range", "1000", "-n", "2", "--chunk-size", "7", "-o", path("squares.csv"))
                .run();
        assertThat(table.err()).contains(", with 1,000 outputs (CRC-32C ", ") in '" + path("squares.csv") + "': ");
        assertThat(digest(table)).isEqualTo(digest(lines));
        assertThat(rows(directory.resolve("squares.csv"))).isEqualTo(lines.out());
        assertThat(names()).containsExactly("squares.csv");
    }

    @Thorough
    @ParameterizedTest
    @CsvSource({"json, 1", "parquet, 2", "orc, 4", "tsv, 4"})
    void everyFormatHasTheDigestOfTheLines(String format, int cores) throws IOException, InterruptedException {
        Submission.Result table = submit(
                        "--range", "1000", "-n", Integer.toString(cores), "-o", path("squares." + format))
                .run();
        assertThat(digest(table))
                .isEqualTo(Digest.of(SQUARES.getBytes(StandardCharsets.UTF_8)).toString());
    }

    @Thorough
    @Test
    void aFailingInputLeavesTheOldTableAndNoQuarantineFile() throws IOException, InterruptedException {
        assertThat(submit("-q", "--range", "3", "-o", path("t.csv")).run().exitCode())
                .isZero();
        Submission.Result failed = picky("--range", "600:1000", "-o", path("t.csv"), "--mode", "overwrite");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err())
                .startsWith("spark-pool: error: function 'my.Picky' failed at index 100 on input '700':"
                        + " IllegalArgumentException: seven hundred");
        Submission.Result tooMany = picky(
                "--range",
                "600:1000",
                "-o",
                path("t.csv"),
                "--mode",
                "overwrite",
                "--quarantine",
                path("bad.jsonl"),
                "--max-errors",
                "0");
        assertThat(tooMany.exitCode()).isEqualTo(1);
        assertThat(rows(directory.resolve("t.csv"))).isEqualTo("0\n1\n4\n");
        assertThat(names()).containsExactly("t.csv");
    }

    @Thorough
    @Test
    void aTableAndItsQuarantineFileAppearTogether() throws IOException, InterruptedException {
        Submission.Result result = picky("--range", "699:703", "-o", path("t.csv"), "--quarantine", path("bad.jsonl"));
        assertThat(result.err()).isEmpty();
        assertThat(rows(directory.resolve("t.csv"))).isEqualTo("699\n701\n702\n");
        assertThat(directory.resolve("bad.jsonl"))
                .hasContent("{\"index\":1,\"input\":700,\"error\":\"IllegalArgumentException: seven hundred\"}\n");
        assertThat(names()).containsExactly("bad.jsonl", "t.csv");
    }

    @Thorough
    @Test
    void ctrlCLeavesTheOldTable() throws Exception {
        assertThat(submit("-q", "--range", "3", "-o", path("t.csv")).run().exitCode())
                .isZero();
        Path err = directory.resolve("err.txt");
        Process process = pickyCommand("--range", "5001:100000", "-o", path("t.csv"), "--mode", "overwrite")
                .start(err);
        awaitRows();
        Submission.signal(process, "INT");
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(Submission.messages(err))
                .isEqualTo("spark-pool: stopped before the end; the outputs are incomplete\n");
        assertThat(rows(directory.resolve("t.csv"))).isEqualTo("0\n1\n4\n");
        assertThat(names()).containsExactly("err.txt", "t.csv");
    }

    @Thorough
    @Test
    void aSecondRunIsRefusedWhileTheFirstLivesAndNotWhenItIsDead() throws Exception {
        Process first =
                pickyCommand("--range", "5001:100000", "-o", path("t.csv")).start(jars.resolve("err.txt"));
        awaitRows();
        Submission.Result refused =
                submit("-q", "--range", "3", "-o", path("t.csv")).run();
        assertThat(refused.exitCode()).isEqualTo(1);
        Matcher message = REFUSAL.matcher(refused.err());
        assertThat(message.matches()).as(refused.err()).isTrue();
        assertThat(message.group(1)).isEqualTo(path("t.csv"));
        ProcessHandle driver =
                ProcessHandle.of(Long.parseLong(message.group(2))).orElseThrow();
        driver.destroyForcibly();
        driver.onExit().get(5, TimeUnit.MINUTES);
        assertThat(first.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(names()).containsExactly(".t.csv.spark-pool");
        assertThat(submit("-q", "--range", "3", "-o", path("t.csv")).run()).isEqualTo(new Submission.Result(0, "", ""));
        assertThat(rows(directory.resolve("t.csv"))).isEqualTo("0\n1\n4\n");
        assertThat(names()).containsExactly("t.csv");
    }

    @Thorough
    @Test
    void aFullDiskLeavesTheOldTable() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        Submission.Result mounted = Submission.command(
                        "mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString())
                .run();
        Assumptions.assumeTrue(mounted.exitCode() == 0, "only root may mount a small disk");
        try {
            Path table = disk.resolve("t.csv");
            assertThat(submit("-q", "--range", "3", "-o", table.toString())
                            .run()
                            .exitCode())
                    .isZero();
            Submission.Result full = submit("-q", "--range", "1000000", "-o", table.toString(), "--mode", "overwrite")
                    .run();
            assertThat(full.exitCode()).isEqualTo(1);
            assertThat(full.err())
                    .startsWith("spark-pool: error: cannot write '%s': No space left on device".formatted(table));
            assertThat(rows(table)).isEqualTo("0\n1\n4\n");
            assertThat(names(disk)).containsExactly("t.csv");
        } finally {
            Submission.command("umount", disk.toString()).run();
        }
    }

    @Thorough
    @Test
    void aTableTakesNoPlaceOfAnotherKind() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("file.csv"), "n\n1\n2\n");
        Files.createDirectory(directory.resolve("in"));
        Files.copy(directory.resolve("file.csv"), directory.resolve("in/part-0.csv"));
        Files.createSymbolicLink(directory.resolve("link.csv"), directory.resolve("in"));
        assertRefused(
                "file.csv", "file.csv", "there is a file of that name, and a table is a directory; name another path");
        assertRefused("file.csv", "link.csv", "that is a link or a device, which is not replaced; name another path");
        assertRefused("in", "in", "the inputs are read from there; name a path elsewhere");
        assertRefused("in", "in/out.csv", "the inputs are read from there; name a path elsewhere");
        assertThat(names()).containsExactly("file.csv", "in", "link.csv");
        assertThat(directory.resolve("in/part-0.csv")).hasContent("n\n1\n2\n");
    }

    private void assertRefused(String input, String output, String why) throws IOException, InterruptedException {
        Submission.Result result = submit(
                        "-q",
                        "-i",
                        path(input),
                        "--input-format",
                        "csv",
                        "--column",
                        "n",
                        "-o",
                        path(output),
                        "--mode",
                        "overwrite")
                .run();
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("spark-pool: error: cannot use 'spark.pool.output.path' = '%s' (--output): %s\n"
                        .formatted(path(output), why));
    }

    @Thorough
    @Test
    void tenMillionRowsNeedNoLargerHeap() throws IOException, InterruptedException {
        assertThat(submit("--range", "10000000", "-o", path("t.parquet")).run().err())
                .contains("with 10,000,000 outputs");
        Submission.Result copy = submit("--input", path("t.parquet"), "-f", "identity", "-o", path("copy.csv"))
                .run();
        assertThat(copy.err()).contains("with 10,000,000 outputs");
        long next = 0;
        for (Path file : parts(directory.resolve("copy.csv"))) {
            try (BufferedReader in = Files.newBufferedReader(file)) {
                assertThat(in.readLine()).isEqualTo("square");
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (Long.parseLong(line) != next * next) {
                        throw new AssertionError("row %d is %s".formatted(next, line));
                    }
                    next++;
                }
            }
        }
        assertThat(next).isEqualTo(10_000_000);
    }

    private void awaitRows() throws Exception {
        Path rows = directory.resolve(".t.csv.spark-pool/rows");
        Await.until(() -> Files.isDirectory(rows) && !names(rows).isEmpty());
    }

    private Submission.Result picky(String... arguments) throws IOException, InterruptedException {
        return pickyCommand(arguments).run();
    }

    private static Submission pickyCommand(String... arguments) {
        List<String> all = new ArrayList<>(List.of("-q", "-f", "my.Picky", "-D", "spark.jars=" + jar));
        all.addAll(Arrays.asList(arguments));
        return submit(all.toArray(String[]::new));
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    private static String digest(Submission.Result result) {
        Matcher found = DIGEST.matcher(result.err());
        assertThat(found.find()).as(result.err()).isTrue();
        return found.group(1);
    }

    /** Returns the rows of a table of CSV files, without their headers. */
    private static String rows(Path table) throws IOException {
        StringBuilder rows = new StringBuilder();
        for (Path file : parts(table)) {
            String text = Files.readString(file);
            rows.append(text.substring(text.indexOf('\n') + 1));
        }
        return rows.toString();
    }

    private static List<Path> parts(Path table) throws IOException {
        try (Stream<Path> files = Files.list(table)) {
            return files.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .sorted()
                    .toList();
        }
    }

    private List<String> names() throws IOException {
        return names(directory);
    }

    private static List<String> names(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

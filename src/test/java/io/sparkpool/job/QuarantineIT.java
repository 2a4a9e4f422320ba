package io.sparkpool.job;

import static io.sparkpool.job.Submission.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Await;
import io.sparkpool.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs with inputs that fail. */
class QuarantineIT {
    @TempDir
    static Path jars;

    @TempDir
    Path directory;

    private static Path jar;

    @BeforeAll
    static void compile() throws IOException {
        jar = UserJar.of(jars, "Picky", "public class Picky implements Function<Number, Number>", """
                @Override
                public Number call(Number x) throws InterruptedException {
                    if (x.longValue() % 10 == 3) {
                        throw new IllegalArgumentException("a three");
                    }
                    if (x.longValue() == 15) {
                        Thread.sleep(600_000);
                    }
                    return x;
                }
                """);
    }

    @Test
    void failingInputsGoToAFileAndTheCountsAddUp() throws IOException, InterruptedException {
        Path bad = directory.resolve("bad inputs.jsonl");
        Submission.Result result = picky("--range", "0:10", "-D", "spark.pool.onError.path=" + bad);
        assertThat(result.out()).isEqualTo("Pool    : [0, 1, 2, 4, 5, 6, 7, 8, 9]\n");
        assertThat(result.err())
                .contains(
                        "my.Picky mapped over 10 inputs in ",
                        ", 4 tasks at a time, with 9 outputs (CRC-32C ",
                        ") and 1 quarantined: ");
        assertThat(result.exitCode()).isZero();
        assertThat(bad).hasContent("{\"index\":3,\"input\":3,\"error\":\"IllegalArgumentException: a three\"}\n");
    }

    @Test
    void aLineThatIsNoNumberIsSetAsideToo() throws IOException, InterruptedException {
        Path numbers = Files.writeString(directory.resolve("numbers.txt"), "1\n\ntwo\n3\n4\n");
        Path bad = directory.resolve("bad.jsonl");
        Submission.Result result = submit(
                        "-q", "-i", numbers.toString(), "--output-format", "lines", "--quarantine", bad.toString())
                .run();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("1\n9\n16\n");
        assertThat(bad)
                .hasContent("{\"index\":1,\"input\":\"two\",\"error\":\"cannot read '" + numbers
                        + "', line 3: 'two' is not a number; write one whole or decimal number on each line\"}\n");
    }

    @Thorough
    @Test
    void tooManyEndTheJobAndLeaveNoFile() throws IOException, InterruptedException {
        Path bad = directory.resolve("bad.jsonl");
        Submission.Result result = picky("-q", "--range", "0:100", "--quarantine", bad.toString(), "--max-errors", "1");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("spark-pool: error: more than 1 input failed; the next one: function 'my.Picky' failed"
                        + " at index 13 on input '13': IllegalArgumentException: a three");
        assertThat(files()).isEmpty();
    }

    @Test
    void tooManyLinesThatAreNoNumbersEndTheJobWithAdvice() throws IOException, InterruptedException {
        Path numbers = Files.writeString(directory.resolve("numbers.txt"), "1\ntwo\nthree\n");
        Path bad = directory.resolve("bad.jsonl");
        Submission.Result result = submit(
                        "-q", "-i", numbers.toString(), "--quarantine", bad.toString(), "--max-errors", "1")
                .run();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo("spark-pool: error: more than 1 input failed; the next one: cannot read '" + numbers
                        + "', line 3: 'three' is not a number; write one whole or decimal number on each line,"
                        + " or raise --max-errors\n");
    }

    @Thorough
    @Test
    void anInputThatTakesTooLongIsNamed() throws IOException, InterruptedException {
        Submission.Result result = pickyJar("-q", "--range", "14:17", "--input-timeout", "3s", "--retries", "1");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("spark-pool: error: function 'my.Picky' failed at index 1 on input '15':"
                        + " TimeoutException: took longer than 3.0 s (2 tries)");
    }

    @Test
    void aFileThatCannotBeIsRefusedBeforeAnythingStarts() throws IOException, InterruptedException {
        Path bad = directory.resolve("missing/bad.jsonl");
        Submission.Result result = picky("--range", "0:10", "-D", "spark.pool.onError.path=" + bad);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("spark-pool: error: cannot use 'spark.pool.onError.path' = '" + bad + "' (-D): there is no"
                        + " directory '" + bad.getParent() + "'; make it, or name another\n");
    }

    @Test
    void aStoppedJobLeavesNoFile() throws Exception {
        Process process = submit(
                        "-f",
                        "my.Picky",
                        "--range",
                        "3:16",
                        "--on-error",
                        "quarantine",
                        "-D",
                        "spark.pool.onError.path=" + directory.resolve("bad.jsonl"),
                        "--",
                        "--jars",
                        jar.toString())
                .start(directory.resolve("err.txt"));
        Await.until(() -> !files().equals(List.of("err.txt")) || !process.isAlive());
        Submission.signal(process, "TERM");
        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(files()).containsExactly("err.txt");
    }

    private Submission.Result picky(String... arguments) throws IOException, InterruptedException {
        return pickyJar(Stream.concat(Stream.of("--on-error", "quarantine"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private Submission.Result pickyJar(String... arguments) throws IOException, InterruptedException {
        Stream<String> all = Stream.of(
                        Stream.of("-f", "my.Picky"), Stream.of(arguments), Stream.of("--", "--jars", jar.toString()))
                .flatMap(words -> words);
        return submit(all.toArray(String[]::new)).run();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}

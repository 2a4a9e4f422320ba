package io.sparkpool.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.config.ProblemMessages;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.function.Pair;
import io.sparkpool.pool.FailedInput;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineFileTest {
    private final Configuration hadoop = new Configuration();

    @TempDir
    Path directory;

    record Item(String name, double price) {}

    @Test
    void aFailingInputIsALineOfJson() throws IOException {
        assertThat(written(
                        new FailedInput(3, 0L, "ArithmeticException: / by zero"),
                        new FailedInput(4, BigInteger.TEN.pow(30), "too large"),
                        new FailedInput(5, 0.1, "a float"),
                        new FailedInput(6, Double.NaN, "no number"),
                        new FailedInput(7, "a \"quoted\"\n\u00e9", "a string"),
                        new FailedInput(8, "\ud800", "half a character"),
                        new FailedInput(9, null, "nothing"),
                        new FailedInput(10, true, "a truth"),
                        new FailedInput(11, Pair.of(1, "a"), "a pair"),
                        new FailedInput(12, new Item("\u00e9", 0.1), "a record"),
                        new FailedInput(13, Arrays.asList(1L, null, Map.of("k", "v")), "a list"),
                        new FailedInput(14, Thread.State.NEW, "anything else")))
                .containsExactly(
                        "{\"index\":3,\"input\":0,\"error\":\"ArithmeticException: / by zero\"}",
                        "{\"index\":4,\"input\":1000000000000000000000000000000,\"error\":\"too large\"}",
                        "{\"index\":5,\"input\":0.1,\"error\":\"a float\"}",
                        "{\"index\":6,\"input\":\"NaN\",\"error\":\"no number\"}",
                        "{\"index\":7,\"input\":\"a \\\"quoted\\\"\\n\\u00E9\",\"error\":\"a string\"}",
                        "{\"index\":8,\"input\":\"\\uD800\",\"error\":\"half a character\"}",
                        "{\"index\":9,\"input\":null,\"error\":\"nothing\"}",
                        "{\"index\":10,\"input\":true,\"error\":\"a truth\"}",
                        "{\"index\":11,\"input\":[1,\"a\"],\"error\":\"a pair\"}",
                        "{\"index\":12,\"input\":{\"name\":\"\\u00E9\",\"price\":0.1},\"error\":\"a record\"}",
                        "{\"index\":13,\"input\":[1,null,{\"k\":\"v\"}],\"error\":\"a list\"}",
                        "{\"index\":14,\"input\":\"NEW\",\"error\":\"anything else\"}");
    }

    @Test
    void withoutFailingInputsTheFileIsEmpty() throws IOException {
        assertThat(written()).isEmpty();
        assertThat(directory.resolve("bad.jsonl")).exists().isEmptyFile();
    }

    @Test
    void theFileIsThereOnlyWhenItIsWhole() throws IOException {
        Path file = Files.writeString(directory.resolve("bad.jsonl"), "of an earlier job\n");
        try (QuarantineFile quarantine =
                QuarantineFile.create(file.toString(), hadoop, new io.sparkpool.publish.Publication())) {
            quarantine.add(new FailedInput(0, 1L, "no"));
            assertThat(file).hasContent("of an earlier job\n");
            quarantine.complete();
            assertThat(file).hasContent("{\"index\":0,\"input\":1,\"error\":\"no\"}\n");
        }
        assertThat(names()).containsExactly("bad.jsonl");
    }

    @Test
    void whatWasNotPublishedLeavesNothing() throws IOException {
        try (QuarantineFile quarantine = QuarantineFile.create(
                directory.resolve("bad.jsonl").toString(), hadoop, new io.sparkpool.publish.Publication())) {
            quarantine.add(new FailedInput(0, 1L, "no"));
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void onAFileSystemOfHadoopsItIsTheSame() throws IOException {
        org.apache.hadoop.fs.Path file =
                new org.apache.hadoop.fs.Path(directory.resolve("bad.txt").toUri());
        Files.writeString(directory.resolve("bad.txt"), "of an earlier job\n");
        AtomicFile published = AtomicFile.Remote.create("bad.txt", file, hadoop);
        published.stream().write("new".getBytes());
        published.publish();
        published.discard();
        assertThat(directory.resolve("bad.txt")).hasContent("new");
        AtomicFile discarded = AtomicFile.Remote.create("bad.txt", file, hadoop);
        discarded.stream().write("newer".getBytes());
        discarded.discard();
        assertThat(directory.resolve("bad.txt")).hasContent("new");
        assertThat(names()).noneMatch(name -> name.contains("unfinished") && !name.endsWith(".crc"));
    }

    @Test
    void whatCannotBeWrittenIsAProblemBeforeAnythingRuns() throws IOException {
        Path missing = directory.resolve("missing");
        assertThat(problems(missing.resolve("bad.jsonl")))
                .containsExactly("cannot use 'spark.pool.onError.path' = '" + missing.resolve("bad.jsonl")
                        + "' (-D): there is no directory '" + missing + "'; make it, or name another");
        assertThat(problems(directory))
                .containsExactly("cannot use 'spark.pool.onError.path' = '" + directory
                        + "' (-D): that is not a regular file; name one");
        assertThat(problems(Path.of("/dev/null")))
                .containsExactly(
                        "cannot use 'spark.pool.onError.path' = '/dev/null' (-D): that is not a regular file; name one");
        Path file = Files.createFile(directory.resolve("file"));
        assertThat(problems(file.resolve("bad.jsonl")))
                .containsExactly("cannot use 'spark.pool.onError.path' = '" + file.resolve("bad.jsonl")
                        + "' (-D): there is no directory '" + file + "'; make it, or name another");
        assertThat(problems(directory.resolve("bad.jsonl"))).isEmpty();
    }

    @Test
    void everyNameThatTheFileSystemTakesCanBeWritten() throws IOException {
        Path longest = directory.resolve("x".repeat(249) + ".jsonl");
        assertThat(problems(longest)).isEmpty();
        try (QuarantineFile quarantine =
                QuarantineFile.create(longest.toString(), hadoop, new io.sparkpool.publish.Publication())) {
            quarantine.complete();
        }
        assertThat(longest).exists();
        Path tooLong = directory.resolve("x".repeat(250) + ".jsonl");
        assertThat(problems(tooLong))
                .containsExactly("cannot use 'spark.pool.onError.path' = '" + tooLong
                        + "' (-D): its file system cannot have a file of that name (File name too long);"
                        + " give it another name");
    }

    @Test
    void whatARunThatDiedHasLeftIsDeletedByTheNext() throws IOException {
        Files.writeString(directory.resolve(UnfinishedFile.newName()), "of a dead run");
        Files.writeString(directory.resolve(".other.unfinished"), "of something else");
        Files.createSymbolicLink(directory.resolve(UnfinishedFile.newName()), Path.of(".other.unfinished"));
        assertThat(written()).isEmpty();
        assertThat(names()).hasSize(3).contains("bad.jsonl", ".other.unfinished");
    }

    @Test
    void whatARunThatLivesIsWritingStays() throws IOException, InterruptedException {
        try (QuarantineFile first = QuarantineFile.create(
                        directory.resolve("a.jsonl").toString(), hadoop, new io.sparkpool.publish.Publication());
                LockHolder other = LockHolder.start(directory.resolve(UnfinishedFile.newName()))) {
            QuarantineFile.create(
                            directory.resolve("b.jsonl").toString(), hadoop, new io.sparkpool.publish.Publication())
                    .close();
            assertThat(names()).hasSize(2);
            assertThat(other.file()).exists();
            first.complete();
            assertThat(names()).hasSize(2).contains("a.jsonl");
        }
        written();
        assertThat(names()).containsExactlyInAnyOrder("a.jsonl", "bad.jsonl");
    }

    @Test
    void aLinkIsNotReplaced() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("nowhere"));
        assertThat(problems(link))
                .containsExactly("cannot use 'spark.pool.onError.path' = '" + link
                        + "' (-D): that is not a regular file; name one");
    }

    @Test
    void aDirectoryThatWentAwayIsNamed() {
        String path = directory.resolve("gone/bad.jsonl").toString();
        assertThatThrownBy(() -> QuarantineFile.create(path, hadoop, new io.sparkpool.publish.Publication()))
                .isInstanceOf(UnwritableFileException.class)
                .hasMessage("cannot write '" + path + "': NoSuchFileException");
    }

    private List<String> written(FailedInput... failed) throws IOException {
        Path file = directory.resolve("bad.jsonl");
        try (QuarantineFile quarantine =
                QuarantineFile.create(file.toString(), hadoop, new io.sparkpool.publish.Publication())) {
            Stream.of(failed).forEach(quarantine::add);
            quarantine.complete();
        }
        return Files.readAllLines(file);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private List<String> problems(Path file) throws IOException {
        Problems problems = new Problems();
        QuarantineFile.check(new Setting("spark.pool.onError.path", file.toString(), "-D"), hadoop, problems);
        return ProblemMessages.of(problems);
    }
}

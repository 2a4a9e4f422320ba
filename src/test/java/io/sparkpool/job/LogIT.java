package io.sparkpool.job;

import static io.sparkpool.job.Submission.command;
import static io.sparkpool.job.Submission.shell;
import static io.sparkpool.job.Submission.submit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where Spark's log goes. */
@EnabledOnOs(OS.LINUX)
class LogIT {
    private static final int TOO_LARGE = 11 << 20;

    @TempDir
    Path directory;

    @Test
    void aLargeLogIsRenamed() throws IOException, InterruptedException {
        Path log = largeFile("job.log");
        assertThat(submit("-q", "--range", "0:2")
                        .with("SPARK_POOL_LOG", log.toString())
                        .run())
                .isEqualTo(new Submission.Result(0, "Pool    : [0, 1]\n", ""));
        assertThat(directory.resolve("job.log.1")).hasSize(TOO_LARGE);
        assertThat(log).content().contains("SparkContext");
    }

    @Test
    void aLargeLogBehindALinkIsNotRenamed() throws IOException, InterruptedException {
        Path log = largeFile("job.log");
        Path link = Files.createSymbolicLink(directory.resolve("link"), log);
        assertThat(submit("-q", "--range", "0:2")
                        .with("SPARK_POOL_LOG", link.toString())
                        .run())
                .isEqualTo(new Submission.Result(0, "Pool    : [0, 1]\n", ""));
        assertThat(link).isSymbolicLink();
        assertThat(Files.size(log)).isGreaterThan(TOO_LARGE);
        assertThat(directory).isDirectoryNotContaining("glob:**.1");
    }

    @Test
    void theLogMayBeAPipeOrStandardError() throws IOException, InterruptedException {
        assertThat(shell("mkfifo \"$D/pipe\"; grep -c SparkContext: \"$D/pipe\" >\"$D/lines\" & "
                                + "SPARK_POOL_LOG=$D/pipe ./submit.sh -q --range 0:2; wait")
                        .with("D", directory.toString())
                        .run())
                .isEqualTo(new Submission.Result(0, "Pool    : [0, 1]\n", ""));
        assertThat(directory.resolve("lines")).content().matches("[1-9][0-9]*\n");
        Submission.Result onTerminal = submit("-q", "--range", "0:2")
                .with("SPARK_POOL_LOG", "/dev/stderr")
                .run();
        assertThat(onTerminal.err()).contains(" SparkContext: ").contains("Successfully stopped SparkContext");
    }

    @Test
    void aLogThatCannotBeWrittenIsReportedOnOneLine() throws IOException, InterruptedException {
        Submission.Result result = submit("-q", "--range", "0:2")
                .with("SPARK_POOL_LOG", directory.toString())
                .run();
        assertThat(result)
                .isEqualTo(new Submission.Result(
                        0,
                        "Pool    : [0, 1]\n",
                        "spark-pool: Spark's log cannot be written to '" + directory
                                + "': Is a directory; this run has no log\n"));
    }

    @Test
    void withoutAHomeTheLogIsInADirectoryThatNobodyElseCanWriteTo() throws IOException, InterruptedException {
        Path project = Project.copyBuiltTo(directory.resolve("project"));
        Path temporary = Files.createDirectory(directory.resolve("temporary"));
        allow(directory, "rwxr-xr-x");
        allow(project.resolve("target"), "r-xr-xr-x");
        allow(temporary, "rwxrwxrwx");
        assertThat(version(project, temporary).err()).isEmpty();
        Path mine = onlyFile(temporary);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(mine)))
                .isEqualTo("rwx------");
        Path log = onlyFile(mine);

        Files.move(mine, directory.resolve("elsewhere"));
        Files.createSymbolicLink(mine, directory.resolve("elsewhere"));
        assertThat(version(project, temporary).err())
                .isEqualTo("spark-pool: Spark's log cannot be written to '" + log
                        + "': the directory is not yours alone; this run has no log\n");
    }

    private static void allow(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    /** Shows the version, as another user if this one is root, who may write everywhere. */
    private static Submission.Result version(Path project, Path temporary) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            words.addAll(List.of("setpriv", "--reuid", "65534", "--clear-groups"));
            words.addAll(List.of("--inh-caps", "+dac_read_search", "--ambient-caps", "+dac_read_search"));
        }
        words.addAll(List.of(project.resolve("submit.sh").toString(), "--version"));
        return command(words.toArray(String[]::new))
                .with("HOME", "")
                .with("XDG_STATE_HOME", "")
                .with("TMPDIR", temporary.toString())
                .run();
    }

    private static Path onlyFile(Path parent) throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            return files.reduce((one, other) -> {
                        throw new AssertionError(one + " and " + other);
                    })
                    .orElseThrow();
        }
    }

    private Path largeFile(String name) throws IOException {
        Path file = directory.resolve(name);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(TOO_LARGE);
        }
        return file;
    }
}

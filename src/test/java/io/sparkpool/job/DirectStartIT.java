package io.sparkpool.job;

import static io.sparkpool.job.Submission.command;
import static io.sparkpool.job.Submission.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Await;
import io.sparkpool.Thorough;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A local job, which submit.sh starts without spark-submit: it must differ from one of spark-submit only in its time. */
class DirectStartIT {
    /** Settings that only spark-submit makes. */
    private static final Pattern OF_SPARK_SUBMIT =
            Pattern.compile("spark\\.(jars|submit\\..*|app\\.submitTime|any\\.option) .*");

    @TempDir
    Path directory;

    static Stream<Arguments> jobs() {
        return Stream.of(
                        List.of("--range", "0:10"),
                        List.of("-q", "--range", "-3:9223372036854775807:1000000000000000000", "-f", "cube"),
                        List.of("-q", "-i", "data/mixed.txt", "--output-format", "lines"),
                        List.of("-q", "-n", "3", "--chunk-size", "2", "-f", "negate"),
                        List.of("-q", "--label", ""),
                        List.of("-q", "-i", "no-such-file"),
                        List.of("-q", "-i", "README.md"),
                        List.of("-f", "sqare", "-n", "0"))
                .map(Arguments::of);
    }

    @Thorough
    @ParameterizedTest
    @MethodSource("jobs")
    void outputsMessagesAndExitCodeAreThoseOfSparkSubmit(List<String> job) throws IOException, InterruptedException {
        Submission.Result direct = submit(job.toArray(String[]::new)).run();
        Submission.Result submitted = submit(bySparkSubmit(job)).run();
        assertThat(withoutTimes(direct)).isEqualTo(withoutTimes(submitted));
    }

    @Test
    void settingsAreThoseOfSparkSubmit() throws IOException, InterruptedException {
        List<String> job = List.of("--dry-run", "-n", "2", "-D", "spark.my.limit=2");
        Submission.Result direct = submit(job.toArray(String[]::new)).run();
        Submission.Result submitted = submit(bySparkSubmit(job)).run();
        assertThat(settings(direct)).contains("spark.master = local[2]", "spark.my.limit = 2");
        assertThat(settings(direct)).isEqualTo(settings(submitted));
    }

    @Thorough
    @ParameterizedTest
    @ValueSource(
            strings = {
                "spark.driver.memory = 700m\n",
                "\\u0073park.driver.\\\n  memory = 700\\m\nspark.master=local\\[2\\]\n"
            })
    void aHeapOfAnotherSizeIsThatOfAChildProcess(String settings) throws IOException, InterruptedException {
        Path config = Files.writeString(directory.resolve("job.properties"), settings);
        Process job = submit("-c", config.toString(), "--range", "0:100000000000", "--output-format", "lines")
                .start(directory.resolve("err.txt"));
        try {
            assertThat(job.getInputStream().read()).isEqualTo('0');
            assertThat(job.children())
                    .singleElement()
                    .satisfies(child ->
                            assertThat(Processes.commandLine(child)).contains("\0-Xmx700m\0", "\0io.sparkpool.Main\0"));
        } finally {
            job.destroy();
            job.waitFor();
        }
    }

    @Test
    void aHeapOnTheCommandLineIsThatOfAChildProcess() throws IOException, InterruptedException {
        assertThat(submit("-q", "-D", "spark.driver.memory=700m", "-f", "identity", "--range", "2")
                        .run())
                .isEqualTo(new Submission.Result(0, "Pool    : [0, 1]\n", ""));
    }

    @Test
    void theLessonNeedsNoOtherProcess() throws IOException, InterruptedException {
        assertThat(submit("-q", "--range", "0:1").run().exitCode()).isZero();
        Process job =
                submit("--range", "0:100000000000", "--output-format", "lines").start(directory.resolve("err.txt"));
        try {
            assertThat(job.getInputStream().read()).isEqualTo('0');
            assertThat(Processes.commandLine(job.toHandle())).contains("\0-Xmx1g\0", "\0io.sparkpool.Main\0");
            assertThat(job.descendants()).isEmpty();
        } finally {
            job.destroyForcibly().waitFor();
        }
    }

    @Thorough
    @Test
    void classesAreArchivedOnceForAJavaAndAJar() throws IOException, InterruptedException {
        Path project = Project.copyBuiltTo(directory.resolve("project"));
        assertThat(command(project.resolve("submit.sh").toString(), "--version")
                        .run()
                        .exitCode())
                .isZero();
        assertThat(project.resolve("target")).isDirectoryNotContaining("glob:**.jsa");
        assertLesson(project);
        Path archive = archive(project);
        FileTime made = Files.getLastModifiedTime(archive);
        assertLesson(project);
        assertThat(Files.getLastModifiedTime(archive)).isEqualTo(made);

        Files.writeString(Path.of(archive + ".key"), "another jar\n");
        Files.writeString(Path.of(archive + ".1"), "of a run that was killed");
        assertLesson(project);
        assertThat(Files.getLastModifiedTime(archive)).isGreaterThan(made);
        assertThat(project.resolve("target")).isDirectoryNotContaining("glob:**.jsa.[0-9]*");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void javaUsesTheArchive() throws IOException, InterruptedException {
        assertThat(submit("-q", "--range", "0:1").run().exitCode()).isZero();
        Process job =
                submit("--range", "0:100000000000", "--output-format", "lines").start(directory.resolve("err.txt"));
        try {
            assertThat(job.getInputStream().read()).isEqualTo('0');
            assertThat(Path.of("/proc/" + job.pid() + "/maps")).content().contains("/target/classes-");
        } finally {
            job.destroyForcibly().waitFor();
        }
    }

    @Test
    void messagesOfJavaItselfGoToStandardError() throws Exception {
        Path err = directory.resolve("err.txt");
        Process job =
                submit("--range", "0:100000000000", "--output-format", "lines").start(err);
        try {
            assertThat(job.getInputStream().read()).isEqualTo('0');
            Submission.signal(job, "QUIT");
            Await.until(() -> Files.readString(err).contains("Full thread dump"));
        } finally {
            job.destroyForcibly().waitFor();
        }
    }

    @Thorough
    @Test
    void anArchiveThatIsDamagedOrCannotBeMadeIsNoReasonToComplain() throws IOException, InterruptedException {
        Path project = Project.copyBuiltTo(directory.resolve("project"));
        assertLesson(project);
        Path archive = archive(project);
        Files.delete(archive);
        Files.write(archive, "no archive".getBytes(StandardCharsets.UTF_8));
        assertLesson(project);
        byte[] whole = Files.readAllBytes(archive);
        byte[] noise = whole.clone();
        new Random(1).nextBytes(noise);
        System.arraycopy(whole, 0, noise, 0, whole.length / 3);
        for (byte[] damaged : List.of(Arrays.copyOf(whole, whole.length / 2), noise)) {
            Files.delete(archive);
            Files.write(archive, damaged);
            assertLesson(project);
        }
        FileTime made = Files.getLastModifiedTime(archive);
        Files.delete(archive);
        Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
        Files.setLastModifiedTime(archive, made);
        assertLesson(project);
        Files.delete(archive);
        Files.createDirectories(archive.resolve("in the way"));
        Files.delete(Path.of(archive + ".key"));
        assertLesson(project);
    }

    private static Path archive(Path project) throws IOException {
        try (Stream<Path> files = Files.list(project.resolve("target"))) {
            return files.filter(file -> file.toString().endsWith(".jsa"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void assertLesson(Path project) throws IOException, InterruptedException {
        assertThat(command(project.resolve("submit.sh").toString(), "-q").run())
                .isEqualTo(new Submission.Result(0, Submission.LESSON, ""));
    }

    private static String[] bySparkSubmit(List<String> job) {
        List<String> words = new ArrayList<>(job);
        words.addAll(List.of("--", "--conf", "spark.any.option=1"));
        return words.toArray(String[]::new);
    }

    private static Submission.Result withoutTimes(Submission.Result result) {
        return new Submission.Result(
                result.exitCode(), result.out(), result.err().replaceAll("[0-9]+\\.[0-9]{2} s", "TIME"));
    }

    /** Returns the settings that a dry run shows, without their origins. */
    private static List<String> settings(Submission.Result dryRun) {
        assertThat(dryRun.exitCode()).isZero();
        return dryRun.out()
                .lines()
                .map(line -> line.replaceAll(" +", " ").replaceFirst(" \\([^(]*\\)$", ""))
                .filter(line -> !OF_SPARK_SUBMIT.matcher(line).matches())
                .collect(Collectors.toList());
    }
}

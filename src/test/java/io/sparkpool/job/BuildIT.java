package io.sparkpool.job;

import static io.sparkpool.job.Submission.command;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Await;
import io.sparkpool.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What submit.sh builds, in copies of the project that are like new clones. */
@Thorough
class BuildIT {
    @TempDir
    Path directory;

    @Test
    void buildsWhatIsMissingThenWhatChangedAndElseNothing() throws IOException, InterruptedException {
        Path project = Project.copyTo(directory.resolve("new clone"));
        String script = project.resolve("submit.sh").toString();

        assertThat(command(script, "-q").run())
                .isEqualTo(new Submission.Result(
                        0,
                        Submission.LESSON,
                        "spark-pool: building the job; the first time Maven downloads Spark (about 300 MB), "
                                + "which takes a few minutes\n"));
        assertThat(command(script, "-q").run()).isEqualTo(new Submission.Result(0, Submission.LESSON, ""));

        Path jar = project.resolve("target/spark-pool.jar");
        Path open = Files.createLink(directory.resolve("open.jar"), jar);
        byte[] first = Files.readAllBytes(jar);
        Path err = directory.resolve("err.txt");
        Path numbers = directory.resolve("numbers.txt");
        Files.writeString(numbers, "1000\n".repeat(300_000) + "x\n");
        Process running = command(script, "-i", numbers.toString(), "--output-format", "lines")
                .start(err);
        assertThat(running.getInputStream().read()).isEqualTo('1');

        Path function = project.resolve("src/main/java/my/Digits.java");
        Files.createDirectories(function.getParent());
        Files.writeString(
                function, Page.read(Path.of("src/site/markdown/pool.md")).file("Digits.java"));
        String again = "spark-pool: building the job again, as its sources or its libraries have changed\n";
        assertThat(command(script, "-q", "--function", "my.Digits", "--range", "8:12")
                        .run())
                .isEqualTo(new Submission.Result(0, "Pool    : [1, 1, 2, 2]\n", again));
        assertThat(jar).binaryContent().isNotEqualTo(first);
        assertThat(open).binaryContent().isEqualTo(first);
        assertThat(Submission.text(running.getInputStream().readAllBytes()))
                .hasSize("1000000\n".length() * 300_000 - 1);
        assertThat(running.waitFor()).isEqualTo(1);
        assertThat(err).content().contains("spark-pool: error: ", numbers + "', line 300001: 'x' is not a number");
        byte[] second = Files.readAllBytes(jar);

        Files.writeString(function, "this is no Java");
        Submission.Result failed = command(script).run();
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err())
                .matches(Pattern.quote(again + project + "/src/main/java/my/Digits.java:1:1: ")
                        + "class, [^\n]*expected\n"
                        + Pattern.quote(
                                "spark-pool: error: the build failed; the lines above say why, and the whole log is '"
                                        + project.resolve("target/build.log") + "'\n"));
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(jar).binaryContent().isEqualTo(second);
    }

    @Test
    void oneOfSeveralRunsBuildsAndOneThatWasKilledHoldsNobodyUp() throws Exception {
        Path project = Project.copyTo(directory.resolve("project"));
        Path builds = directory.resolve("builds.txt");
        Path killed = directory.resolve("killed.txt");
        Process first = withMaven(project, "echo $$ >'%s'; exec sleep 1000".formatted(builds))
                .start(killed);
        Await.until(() -> Files.exists(builds) && Files.size(builds) > 0);
        Submission second = withMaven(
                        project,
                        "echo built with $MAVEN_OPTS >>'%s'; cp '%2$s/spark-pool.jar' '%2$s/classpath' target"
                                .formatted(builds, Path.of("target").toAbsolutePath()))
                .with("MAVEN_OPTS", "-Dmy.option=1");
        List<Process> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiting.add(second.start(directory.resolve("waiting-%d.txt".formatted(i))));
        }
        for (int i = 0; i < 3; i++) {
            Path message = directory.resolve("waiting-%d.txt".formatted(i));
            Await.until(() -> Files.size(message) > 0);
            assertThat(message)
                    .hasContent("spark-pool: waiting for another run that is building the job and has locked "
                            + "'target/build-lock'");
        }
        first.descendants().forEach(ProcessHandle::destroyForcibly);
        first.destroyForcibly();
        for (Process run : waiting) {
            assertThat(Submission.text(run.getInputStream().readAllBytes())).startsWith("spark-pool ");
            assertThat(run.waitFor()).isZero();
        }
        assertThat(Files.readAllLines(builds)).hasSize(2).endsWith("built with -XX:TieredStopAtLevel=1 -Dmy.option=1");
    }

    @Test
    void saysThatThereIsNothingToBuildFromOnlyWhereThatIsNeeded() throws IOException, InterruptedException {
        Path project = Project.copyBuiltTo(directory.resolve("project"));
        Files.delete(project.resolve("pom.xml"));
        Submission run = command("./submit.sh", "-q", "--range", "0:2").in(project);
        assertThat(run.run()).isEqualTo(new Submission.Result(0, "Pool    : [0, 1]\n", ""));
        Files.write(project.resolve("target/spark-pool.jar"), new byte[0]);
        assertThat(run.run())
                .isEqualTo(
                        new Submission.Result(
                                2,
                                "",
                                "spark-pool: error: the job has to be built, and there is no 'pom.xml'; copy the whole project\n"));
    }

    /** Returns a run of a project's script that finds this line of shell in place of Maven. */
    private Submission withMaven(Path project, String maven) throws IOException {
        Path bin = Files.createTempDirectory(directory, "bin");
        Files.write(bin.resolve("mvn"), List.of("#!/bin/bash", maven));
        Files.setPosixFilePermissions(bin.resolve("mvn"), PosixFilePermissions.fromString("rwxr-xr-x"));
        return command("./submit.sh", "--version").in(project).with("PATH", bin + ":" + System.getenv("PATH"));
    }

    @Test
    void onlyTheProjectsOwnClassesAreCheckedForTheirFormatAndBeforeTheTests() throws IOException, InterruptedException {
        Path project = Project.copyTo(directory.resolve("project"));
        Path mine = project.resolve("src/main/java/my/Ugly.java");
        Files.createDirectories(mine.getParent());
        Files.writeString(mine, "package my;\npublic class Ugly{ }\n");
        assertThat(validate(project)).returns(0, Submission.Result::exitCode);

        Files.move(mine, project.resolve("src/main/java/io/sparkpool/Ugly.java"));
        Submission.Result refused = validate(project);
        assertThat(refused.out()).contains("src/main/java/io/sparkpool/Ugly.java", "mvn spotless:apply");
        assertThat(refused.exitCode()).isEqualTo(1);
    }

    /** Runs what Maven does before it compiles. */
    private static Submission.Result validate(Path project) throws IOException, InterruptedException {
        return command("mvn", "-B", "-ntp", "-Dstyle.color=never", "validate")
                .in(project)
                .run();
    }
}

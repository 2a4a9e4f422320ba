package io.sparkpool.job;

import static io.sparkpool.job.Submission.command;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** submit.sh builds what has to be built, in a copy of the project, as a newcomer would meet it. */
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

        Path halve = project.resolve("src/main/java/my/Halve.java");
        Files.createDirectories(halve.getParent());
        Files.writeString(halve, Readme.block("java", "class Halve"));
        String again = "spark-pool: building the job again, as its sources or its libraries have changed\n";
        assertThat(command(script, "-q", "--function", "my.Halve", "--range", "0:5")
                        .run())
                .isEqualTo(new Submission.Result(0, "Pool    : [0.0, 0.5, 1.0, 1.5, 2.0]\n", again));

        Files.writeString(halve, "this is no Java");
        Submission.Result failed = command(script).run();
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err())
                .startsWith(again)
                .contains("BUILD FAILURE", "Halve.java")
                .endsWith("spark-pool: error: the build failed; the lines above say why (they are in '"
                        + project.resolve("target/build.log") + "' too)\n");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(project.resolve("target/spark-pool.jar")).doesNotExist();
    }

    @Test
    void theReadmesProgramsRunAsTheyAreWritten() throws IOException, InterruptedException {
        Path project = Project.copyTo(directory.resolve("clone"));
        Files.createDirectories(project.resolve("src/main/java/my"));
        Files.writeString(project.resolve("src/main/java/my/Halve.java"), Readme.block("java", "class Halve"));
        Files.writeString(project.resolve("Calls.java"), Readme.block("java", "class Calls"));

        assertThat(Submission.shell(Readme.block("sh", "--function my.Halve"))
                        .in(project)
                        .run())
                .extracting(Submission.Result::out)
                .isEqualTo("Pool    : [0.0, 0.5, 1.0, 1.5, 2.0]\n");
        assertThat(Submission.shell(Readme.block("sh", "Calls.java"))
                        .in(project)
                        .run())
                .isEqualTo(new Submission.Result(0, Readme.block("text", "FailedInput"), ""));
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

    /** What Maven does before it compiles. */
    private static Submission.Result validate(Path project) throws IOException, InterruptedException {
        return command("mvn", "-B", "-ntp", "-Dstyle.color=never", "validate")
                .in(project)
                .run();
    }
}

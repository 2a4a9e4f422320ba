package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Thorough;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Jobs submitted by the spark-submit of {@code SPARK_HOME}, here a stand-in for a distribution, with Maven's jars. */
@ExtendWith(SharedCluster.class)
@Thorough
class ClusterSparkHomeIT {
    private static Path home;

    @BeforeAll
    static void makeSparkHome() throws IOException {
        home = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "spark home ");
        Path jars = Files.createDirectories(home.resolve("jars"));
        for (String jar : Files.readString(Path.of("target/classpath")).split(File.pathSeparator)) {
            Files.createSymbolicLink(jars.resolve(Path.of(jar).getFileName()), Path.of(jar));
        }
        Path script = Files.createDirectories(home.resolve("bin")).resolve("spark-submit");
        Files.writeString(script, """
                #!/bin/bash
                echo "$SPARK_HOME" >>"$SPARK_HOME/used"
                eval "options=($SPARK_SUBMIT_OPTS)"
                exec "%s/bin/java" "@%s" "${options[@]}" -cp "$SPARK_HOME/jars/*" org.apache.spark.deploy.SparkSubmit "$@"
                """.formatted(
                System.getProperty("java.home"), Path.of("conf/java.options").toAbsolutePath()));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void clientModePrintsTheLesson(TestCluster cluster) throws IOException, InterruptedException {
        assertThat(cluster.job(List.of("-q"))
                        .with("SPARK_HOME", home.toString())
                        .run())
                .isEqualTo(new Submission.Result(0, Submission.LESSON, ""));
        assertThat(home.resolve("used")).exists();
    }

    @Test
    void clusterModeLeavesTheLessonWithTheDriver(TestCluster cluster) throws IOException, InterruptedException {
        Submission.Result result = cluster.clusterModeJob(List.of("-q"))
                .with("SPARK_HOME", home.toString())
                .run();
        ClusterDriver driver = ClusterDriver.of(result.err());
        assertThat(result).isEqualTo(new Submission.Result(0, "", driver.notice()));
        assertThat(driver.output()).isEqualTo(Submission.LESSON);
    }
}

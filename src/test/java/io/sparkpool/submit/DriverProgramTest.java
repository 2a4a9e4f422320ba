package io.sparkpool.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriverProgramTest {
    private static final DriverProgram PROGRAM =
            DriverProgram.of(Path.of("/tmp/a b,c.jar"), List.of("run", "Words", "x", "--"));

    @ParameterizedTest
    @CsvSource({
        "'', THIS_PROCESS",
        "--master local[2], THIS_PROCESS",
        "--name x --conf spark.task.cpus=1, THIS_PROCESS",
        "--driver-memory 3g, CHILD_PROCESS",
        "--jars a.jar, SPARK_SUBMIT",
        "--verbose, SPARK_SUBMIT",
        "--master spark://host:7077, SPARK_SUBMIT",
        "--master spark://host:7077 --deploy-mode cluster, CLUSTER"
    })
    void aProgramStartsWithoutSparkSubmitWhereItsOptionsAreSettings(String words, StartKind kind) {
        SparkSubmitOptions options =
                SparkSubmitOptions.parse(words.isEmpty() ? List.of() : List.of(words.split(" ")), new Problems());
        assertThat(StartKind.of(Settings.of(options.settings()), PROGRAM.deciding(options), Map.of(), "1g"))
                .isEqualTo(kind);
    }

    @Test
    void theJarOfAProgramComesBeforeThoseOfTheUser() {
        Settings given = Settings.of(List.of(
                new Setting("spark.app.name", "Words", Setting.DEFAULT),
                new Setting("spark.jars", "x.jar", "after --")));
        assertThat(PROGRAM.settings(given).map(Setting::value))
                .containsExactly("Words", "file:///tmp/a%20b%2Cc.jar,x.jar");
    }

    @Test
    void aProgramReadsItsSettingsFromSystemProperties() {
        Settings given = Settings.of(List.of(new Setting("spark.master", "local[2]", "after --")));
        assertThat(PROGRAM.javaOptions(given)).containsExactly("-Dspark.master=local[2]");
        assertThat(PROGRAM.classPath()).endsWith(":/tmp/a b,c.jar");
        assertThat(PROGRAM.mainClass()).isEqualTo("io.sparkpool.Main");
    }

    @Test
    void aJobHasNeither() {
        DriverProgram job = new DriverProgram(List.of(), List.of(), Optional.empty());
        Settings given = Settings.of(List.of(new Setting("spark.jars", "x.jar", "after --")));
        assertThat(job.settings(given)).isEmpty();
        assertThat(job.javaOptions(given)).isEmpty();
        assertThat(job.classPath()).isEqualTo(System.getProperty("java.class.path"));
    }
}

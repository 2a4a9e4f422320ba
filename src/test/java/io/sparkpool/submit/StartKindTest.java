package io.sparkpool.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.config.ProblemMessages;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartKindTest {
    private static final String HEAP = "1g";

    @Test
    void aLocalJobRunsInTheProcessThatHasReadItsSettings() {
        assertThat(kind(setting("spark.master", "local[4]"))).isEqualTo(StartKind.THIS_PROCESS);
        assertThat(kind(setting("spark.pool.function", "cube"))).isEqualTo(StartKind.THIS_PROCESS);
    }

    @ParameterizedTest
    @CsvSource({
        "1g, THIS_PROCESS",
        "1024m, THIS_PROCESS",
        "1G, THIS_PROCESS",
        "700m, CHILD_PROCESS",
        "4g, CHILD_PROCESS"
    })
    void anotherHeapNeedsAnotherProcess(String memory, StartKind expected) {
        assertThat(kind(setting("spark.driver.memory", memory))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "spark.driver.memory, 1073741824",
        "spark.driver.extraJavaOptions, -Dx=y",
        "spark.driver.extraClassPath, /tmp",
        "spark.hadoop.hadoop.security.authentication, kerberos",
        "spark.jars, /tmp/no.jar",
        "spark.files, /tmp/no.txt",
        "spark.submit.deployMode, client",
        "spark.master, spark://host:7077",
        "spark.master, 'local-cluster[2,1,512]'",
        "spark.master, yarn"
    })
    void settingsOnWhichOnlySparkSubmitActsNeedIt(String key, String value) {
        assertThat(kind(setting(key, value))).isEqualTo(StartKind.SPARK_SUBMIT);
    }

    @Test
    void aDriverInTheClusterIsGivenToTheCluster() {
        assertThat(kind(setting("spark.master", "spark://host:7077"), setting("spark.submit.deployMode", "cluster")))
                .isEqualTo(StartKind.CLUSTER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MASTER",
                "HADOOP_CONF_DIR",
                "YARN_CONF_DIR",
                "JAVA_TOOL_OPTIONS",
                "JDK_JAVA_OPTIONS",
                "SPARK_HOME",
                "SPARK_CONF_DIR",
                "SPARK_DRIVER_MEMORY"
            })
    void variablesThatSparkSubmitReadsNeedIt(String variable) {
        assertThat(kind(Map.of(variable, "x"))).isEqualTo(StartKind.SPARK_SUBMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SPARK_POOL_LOG", "SPARK_LOCAL_IP", "SPARK_LOCAL_DIRS", "SPARK_USER", "PATH"})
    void otherVariablesNeedNoOtherProcess(String variable) {
        assertThat(kind(Map.of(variable, "x"))).isEqualTo(StartKind.THIS_PROCESS);
    }

    @Test
    void anOptionOfTheJobNeedsWhatAPropertiesFileNeeds() {
        assertThat(kind(new Setting("spark.driver.memory", "700m", Setting.DEFINED)))
                .isEqualTo(StartKind.CHILD_PROCESS);
        assertThat(kind(new Setting("spark.kerberos.keytab", "x", Setting.DEFINED)))
                .isEqualTo(StartKind.SPARK_SUBMIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spark.driver.memory",
                "spark.driver.extraJavaOptions",
                "spark.driver.defaultJavaOptions",
                "spark.driver.extraClassPath",
                "spark.driver.extraLibraryPath",
                "spark.driver.userClassPathFirst",
                "spark.kerberos.principal",
                "spark.submit.deployMode",
                "spark.jars",
                "spark.jars.packages"
            })
    void aDriverThatSparkSubmitHasStartedRefusesOptionsThatComeTooLate(String key) {
        Problems problems = new Problems();
        Submission.checkDriver(settings(List.of(new Setting(key, "1", Setting.DEFINED))), problems);
        Submission.checkDriver(settings(List.of(setting(key, "1"))), problems);
        assertThat(ProblemMessages.of(problems))
                .containsExactly("cannot use '" + key + "' = '1' (-D): spark-submit has to apply it, and has started"
                        + " the job already; set it in the properties file, or give it to spark-submit: --conf "
                        + key + "=VALUE");
    }

    @Test
    void anOptionOfSparkSubmitNeedsIt() {
        Problems problems = new Problems();
        SparkSubmitOptions options = SparkSubmitOptions.parse(List.of("--name", "x"), problems);
        assertThat(ProblemMessages.of(problems)).isEmpty();
        assertThat(StartKind.of(settings(options.settings()), options, Map.of(), HEAP))
                .isEqualTo(StartKind.SPARK_SUBMIT);
    }

    private static Setting setting(String key, String value) {
        return new Setting(key, value, "job.properties");
    }

    private static StartKind kind(Setting... settings) {
        return StartKind.of(
                settings(List.of(settings)), SparkSubmitOptions.parse(List.of(), new Problems()), Map.of(), HEAP);
    }

    private static StartKind kind(Map<String, String> environment) {
        return StartKind.of(
                settings(List.of()), SparkSubmitOptions.parse(List.of(), new Problems()), environment, HEAP);
    }

    private static Settings settings(List<Setting> given) {
        List<Setting> lowestFirst = new ArrayList<>(List.of(new Setting("spark.master", "local[4]", Setting.DEFAULT)));
        lowestFirst.addAll(given);
        return Settings.of(lowestFirst);
    }
}

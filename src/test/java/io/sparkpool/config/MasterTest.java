package io.sparkpool.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasterTest {
    private static final String OPEN_PAGE = "cannot use 'spark.ui.enabled' = '%s' (-D):"
            + " the web page would be open to the network; set SPARK_LOCAL_IP=127.0.0.1 in the environment";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local",
                "local[1]",
                "local[4]",
                "local[08]",
                "local[*]",
                "local[4,2]",
                "local[*,2]",
                "local[4 , 3]",
                "local-cluster[2,1,1024]",
                "spark://host:7077",
                "yarn",
                "k8s://https://host:6443"
            })
    void mastersThatSparkReadsAreNoProblem(String master) {
        Problems problems = new Problems();
        Master.check(Settings.of(List.of(new Setting("spark.master", master, "-D"))), problems);
        assertThat(ProblemMessages.of(problems)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local[0]",
                "local[-1]",
                "local[]",
                "local[many]",
                "local[4",
                "local[4]x",
                "local[1.5]",
                "local[2,x]"
            })
    void localMastersWithoutANumberOfCoresAreProblems(String master) {
        Problems problems = new Problems();
        Master.check(Settings.of(List.of(new Setting("spark.master", master, "spark-submit"))), problems);
        assertThat(ProblemMessages.of(problems))
                .containsExactly("cannot use 'spark.master' = '" + master + "' (spark-submit): not a number of tasks;"
                        + " set local[N] with N from 1 to 1024, or local[*] for one on each core");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 |                         | spark.master    | local[2]
            * |                         | spark.master    | local[*]
            2 | local                   | spark.master    | local[2]
            * | local[4]                | spark.master    | local[*]
            8 | local[*,3]              | spark.master    | local[8,3]
            2 | local[4 , 3]            | spark.master    | local[2 , 3]
            2 | local[4,x]              | spark.master    | local[2]
            8 | spark://host:7077       | spark.cores.max | 8
            8 | yarn                    | spark.cores.max | 8
            8 | local-cluster[2,1,1024] | spark.cores.max | 8
            """)
    void coresGoWhereTheMasterWantsThem(String cores, String master, String key, String value) {
        Problems problems = new Problems();
        assertThat(Master.withCores(cores, setting(master), problems)).isEqualTo(new Setting(key, value, "--cores"));
        assertThat(ProblemMessages.of(problems)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0    |                   | tasks; give one from 1 to 1024, or * for one on each core
            -1   | local[4]          | tasks; give one from 1 to 1024, or * for one on each core
            many | local             | tasks; give one from 1 to 1024, or * for one on each core
            1.5  | local[*]          | tasks; give one from 1 to 1024, or * for one on each core
            ''   | local[*]          | tasks; give one from 1 to 1024, or * for one on each core
            **   | local[*]          | tasks; give one from 1 to 1024, or * for one on each core
            *    | spark://host:7077 | cores; give one of at least 1
            0    | yarn              | cores; give one of at least 1
            """)
    void coresThatAreNoNumberAreProblems(String cores, String master, String rest) {
        Problems problems = new Problems();
        Setting kept = setting(master).orElse(new Setting("spark.master", "local[4]", "default"));
        assertThat(Master.withCores(cores, setting(master), problems)).isEqualTo(kept);
        assertThat(ProblemMessages.of(problems))
                .containsExactly("cannot use '" + cores + "' (--cores): not a number of " + rest);
    }

    @ParameterizedTest
    @CsvSource({
        "local, true",
        "local[4], true",
        "local[*], true",
        "local-cluster[2;1;1024], false",
        "spark://host:7077, false",
        "yarn, false",
        "localhost, false"
    })
    void aLocalMasterRunsTasksInThisProcess(String master, boolean local) {
        assertThat(Master.isLocal(master)).isEqualTo(local);
    }

    @ParameterizedTest
    @CsvSource({",true", "local,true", "local[4],true", "local[*],TRUE", "local[4],True"})
    void aWebPageOfThisMachineMustNotBeOpenToTheNetwork(String master, String enabled) {
        Problems problems = new Problems();
        Master.checkWebPage(withWebPage(master, enabled), Map.of("SPARK_LOCAL_IP_", "127.0.0.1"), problems);
        assertThat(ProblemMessages.of(problems)).containsExactly(OPEN_PAGE.formatted(enabled));
    }

    @ParameterizedTest
    @CsvSource({"local[4],false", "local[4],", "spark://host:7077,true", "yarn,true"})
    void noWebPageAndThatOfAClusterAreNoProblem(String master, String enabled) {
        Problems problems = new Problems();
        Master.checkWebPage(withWebPage(master, enabled), Map.of(), problems);
        assertThat(ProblemMessages.of(problems)).isEmpty();
    }

    @Test
    void aWebPageOnAnAddressThatTheUserChoseIsNoProblem() {
        Problems problems = new Problems();
        Master.checkWebPage(withWebPage("local[4]", "true"), Map.of("SPARK_LOCAL_IP", "10.0.0.1"), problems);
        assertThat(ProblemMessages.of(problems)).isEmpty();
    }

    private static Settings withWebPage(String master, String enabled) {
        List<Setting> page = enabled == null ? List.of() : List.of(new Setting("spark.ui.enabled", enabled, "-D"));
        return Settings.of(
                Stream.concat(setting(master).stream(), page.stream()).toList());
    }

    private static Optional<Setting> setting(String master) {
        return Optional.ofNullable(master).map(value -> new Setting("spark.master", value, "conf/job.properties"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"loacl[4]", "spark:host", "mesos://host", "yarn-client", ""})
    void mastersThatSparkDoesNotKnowAreProblems(String master) {
        Problems problems = new Problems();
        Master.check(Settings.of(List.of(new Setting("spark.master", master, "-D"))), problems);
        assertThat(ProblemMessages.of(problems))
                .containsExactly("cannot use 'spark.master' = '" + master + "' (-D): not a master that Spark knows;"
                        + " set local[N], spark://HOST:PORT, yarn or k8s://URL");
    }
}

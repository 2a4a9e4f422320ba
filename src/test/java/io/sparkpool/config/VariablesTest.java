package io.sparkpool.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {
    private final Problems problems = new Problems();
    private final Variables variables =
            new Variables(Map.of("DATA", "/data", "DAY", "$1\\", "EMPTY", "", "DB_PASSWORD", "hunter2"));

    @ParameterizedTest
    @CsvSource({
        "${env:DATA}, /data",
        "${env:DATA}/in/${env:DAY}.txt, /data/in/$1\\.txt",
        "a${env:EMPTY}b, ab",
        "${env:DATA, ${env:DATA",
        "$DATA, $DATA",
        "${DATA}, ${DATA}",
        "{env:DATA}, {env:DATA}"
    })
    void aVariableIsPutIntoAValue(String written, String value) {
        Setting setting = new Setting("spark.my.path", written, "conf/job.properties");
        assertThat(variables.expand(setting, problems))
                .isEqualTo(new Setting("spark.my.path", value, "conf/job.properties", written));
        assertThat(ProblemMessages.of(problems)).isEmpty();
    }

    @Test
    void aVariableThatIsNotSetIsAProblem() {
        variables.expand(
                new Setting("spark.pool.input.path", "${env:DATA}/${env:NIGHT}", "night.properties"), problems);
        assertThat(ProblemMessages.of(problems))
                .containsExactly("cannot read 'spark.pool.input.path' = '${env:DATA}/${env:NIGHT}' (night.properties):"
                        + " the environment variable 'NIGHT' is not set; set it, or write the value itself");
    }

    @ParameterizedTest
    @CsvSource({"spark.my.url", "spark.pool.output.label"})
    void theValueOfASecretVariableIsMasked(String key) {
        Setting setting = variables.expand(new Setting(key, "jdbc:${env:DB_PASSWORD}", "-D"), problems);
        assertThat(setting.value()).isEqualTo("jdbc:hunter2");
        assertThat(Redaction.STANDARD.shown(setting)).isEqualTo("*********(redacted)");
    }

    @Test
    void anotherValueIsShownAsItIs() {
        Setting setting =
                variables.expand(new Setting("spark.pool.input.path", "${env:DATA}/tokens.txt", "-D"), problems);
        assertThat(Redaction.STANDARD.shown(setting)).isEqualTo("/data/tokens.txt");
    }
}

package io.sparkpool.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretMaskTest {
    private static final String MASK = "*********(redacted)";

    @ParameterizedTest
    @CsvSource({
        "--range 10, --range 10",
        "-D spark.my.password=geheim, -D spark.my.password=" + MASK,
        "-Dspark.my.password=geheim, -Dspark.my.password=" + MASK,
        "-- --conf spark.my.token=x, -- --conf spark.my.token=" + MASK,
        "-- --conf=spark.my.token=x, -- " + MASK,
        "--label hunter2hunter2, --label " + MASK,
        "--label=hunter2hunter2, --label=" + MASK,
        "-i s3a://me:hunter2hunter2@bucket/x, -i s3a://me:" + MASK + "@bucket/x",
        "--label ab, --label " + MASK,
        "-i abc, -i abc"
    })
    void wordsAreMaskedThatLookLikeSecretsOrAreTheValueOfOne(String line, String masked) {
        SecretMask mask = new SecretMask(Redaction.STANDARD, List.of("hunter2hunter2", "ab"));
        assertThat(String.join(" ", mask.words(List.of(line.split(" "))))).isEqualTo(masked);
    }

    @Test
    void secretsAreTheSettingsThatAreShownMasked() {
        JobConfig config = JobConfig.check(
                List.of(
                        new Setting("spark.my.password", "hunter2hunter2", "-D"),
                        new Setting("spark.pool.output.label", "tr0ub4dor", "job.properties", "${env:MY_TOKEN}"),
                        new Setting("spark.my.token.enabled", "true", "-D"),
                        new Setting("spark.app.name", "lesson", "-D")),
                AllKeys.KEYS,
                new Problems());
        assertThat(SecretMask.of(config).text("lesson: it is true that 'tr0ub4dor' is wrong, and so is hunter2hunter2"))
                .isEqualTo("lesson: it is true that '" + MASK + "' is wrong, and so is " + MASK);
    }
}

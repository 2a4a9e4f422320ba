package io.sparkpool.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProblemsTest {
    @Test
    void nothingIsThrownWhereNothingIsWrong() {
        assertThatCode(() -> new Problems().throwIfAny()).doesNotThrowAnyException();
    }

    @Test
    void allProblemsAreThrownAtOnceInTheOrderFound() {
        Problems problems = new Problems();
        problems.add("first; fix it");
        problems.add("use", new Setting("spark.pool.chunkSize", "0", "conf/job.properties"), "too few; set 1");
        assertThatThrownBy(problems::throwIfAny)
                .isInstanceOf(ConfigException.class)
                .hasMessage("""
                        first; fix it
                        cannot use 'spark.pool.chunkSize' = '0' (conf/job.properties): too few; set 1""");
        assertThat(ProblemMessages.of(problems))
                .containsExactly(
                        "first; fix it",
                        "cannot use 'spark.pool.chunkSize' = '0' (conf/job.properties): too few; set 1");
    }

    @Test
    void aProblemStaysOnOneLine() {
        Problems problems = new Problems();
        problems.add(
                "read",
                new Setting("spark.x", "two\nlines\tand\u001b[2Ja\u007f\u009b\u202e", "-D"),
                "not one; set one");
        assertThat(ProblemMessages.of(problems))
                .containsExactly(
                        "cannot read 'spark.x' = 'two\\nlines\\tand\\u001b[2Ja\\u007f\\u009b\\u202e' (-D): not one; set one");
    }

    @Test
    void secretsAreMasked() {
        Problems problems = new Problems();
        problems.add("use", new Setting("spark.my.password", "hunter2", "-D"), "wrong; fix it");
        assertThat(ProblemMessages.of(problems))
                .containsExactly("cannot use 'spark.my.password' = '*********(redacted)' (-D): wrong; fix it");
    }
}

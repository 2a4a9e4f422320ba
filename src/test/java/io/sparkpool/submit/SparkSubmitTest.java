package io.sparkpool.submit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SparkSubmitTest {
    @Test
    void theLauncherPrintsAnyWordsOfACommand() {
        assertThat(SparkSubmit.words("\0\njava\0\0\nx\0a b\0\0")).containsExactly("java", "", "\nx", "a b", "");
        assertThat(SparkSubmit.words("")).isEmpty();
    }
}

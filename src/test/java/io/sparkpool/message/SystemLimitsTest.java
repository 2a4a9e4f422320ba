package io.sparkpool.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SystemLimitsTest {
    @Test
    void lackOfMemoryAndLackOfThreadsHaveDifferentAdvice() {
        assertThat(SystemLimits.explain(new OutOfMemoryError("Java heap space")))
                .isEqualTo("the driver is out of memory; give it more after --: --driver-memory 4g");
        assertThat(SystemLimits.explain(new OutOfMemoryError("unable to create native thread: possibly out of memory")))
                .startsWith("the system lets this user or container start no more threads; raise the limit");
    }

    @Test
    void tooManyOpenFilesAreALimit() {
        assertThat(SystemLimits.advice("FileNotFoundException: /x (Too many open files)"))
                .isEqualTo("; raise the limit on open files (ulimit -n)");
        assertThat(SystemLimits.advice("FileNotFoundException: /x (No such file or directory)"))
                .isEmpty();
    }
}

package io.sparkpool.pool.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaskOutputTest {
    private static final TaskTimes TIMES = new TaskTimes("execútor 1", 2, 3_000_000_000_000L, 4, 5, 6, 7, 8);

    @Test
    void timesFollowTheResultWhoseReaderIgnoresThem() throws Exception {
        Serialized<String> result = Serialized.of("the result", Integer.MAX_VALUE);
        TaskOutput read = TaskOutput.read(TaskOutput.of(result.bytes(), TIMES));
        assertThat(read.isLeft()).isFalse();
        assertThat(read.times()).isEqualTo(TIMES);
        assertThat(new Serialized<String>(read.bytes()).open()).isEqualTo("the result");
    }

    @Test
    void aResultMayBeLeftForTheDriver() {
        TaskOutput read = TaskOutput.read(TaskOutput.left(TIMES));
        assertThat(read.isLeft()).isTrue();
        assertThat(read.times()).isEqualTo(TIMES);
    }
}

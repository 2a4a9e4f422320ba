package io.sparkpool.source.table;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class InferenceJobTest {
    @Test
    void columnsAreFoundOnlyWhileSparkIsRunning() {
        assertThatThrownBy(() -> InferenceJob.running(Optional.empty()))
                .isInstanceOf(TableException.class)
                .hasMessage("cannot find the columns of the table, as Spark is not running; open a Pool first");
    }
}

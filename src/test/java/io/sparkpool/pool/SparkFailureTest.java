package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InaccessibleObjectException;
import org.junit.jupiter.api.Test;

class SparkFailureTest {
    @Test
    void missingOptionsOfJavaAreNamed() {
        String closed = "Unable to make field final byte[] java.nio.ByteBuffer.hb accessible: "
                + "module java.base does not \"opens java.nio\" to unnamed module @3f363cf5";
        Exception failure = new RuntimeException("no task", new InaccessibleObjectException(closed));
        assertThat(SparkFailure.ofJob(failure, chunk -> "a chunk").getMessage())
                .startsWith("Spark could not finish the job: InaccessibleObjectException: " + closed
                        + "; start Java with the options that Spark needs: ")
                .contains(" --add-opens=java.base/java.nio=ALL-UNNAMED ");
        assertThat(SparkFailure.atStart(failure)).hasMessageContaining(" --add-opens=java.base/java.nio=ALL-UNNAMED ");
    }

    @Test
    void otherFailuresAreShownAsTheyAre() {
        assertThat(SparkFailure.ofJob(new IllegalStateException("no room"), chunk -> "a chunk")
                        .getMessage())
                .isEqualTo("Spark could not finish the job: IllegalStateException: no room");
    }
}

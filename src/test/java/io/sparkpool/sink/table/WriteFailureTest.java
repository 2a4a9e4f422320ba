package io.sparkpool.sink.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteFailureTest {
    private static final String ADVICE = "the path must be on a file system that the driver and all executors share";

    @ParameterizedTest
    @CsvSource({
        "/t/rows/1 (No such file or directory), true",
        "File file:/t/rows does not exist, true",
        "/t/rows/1 (Permission denied), false",
        "/t/rows/1 (Is a directory), false"
    })
    void onlyWhatIsMissingMayBeOnAnotherMachine(String message, boolean advised) {
        String whole =
                WriteFailure.of("t.csv", new FileNotFoundException(message)).getMessage();
        assertThat(whole).startsWith("cannot write 't.csv': ").contains(message);
        assertThat(whole.endsWith(ADVICE)).isEqualTo(advised);
    }
}

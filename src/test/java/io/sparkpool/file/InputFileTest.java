package io.sparkpool.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputFileTest {
    @ParameterizedTest
    @CsvSource({
        "10, 1000, EXACT, true",
        "10, 1001, EXACT, false",
        "11, 1000, EXACT, false",
        "10, 1999, ROUNDED, true",
        "10, 2000, ROUNDED, false",
        "11, 1000, ROUNDED, false",
        "10, 1001, OF_A_COPY, true",
        "10, 5000, OF_A_COPY, false",
        "11, 1000, OF_A_COPY, false",
    })
    void aFileIsKnownByItsLengthAndByItsTimeAsFarAsThatCanBeTrusted(
            long bytes, long modified, InputFile.TimeCheck timeCheck, boolean unchanged) {
        InputFile file = new InputFile("/numbers.txt", 10, Instant.ofEpochMilli(1000), Instant.ofEpochMilli(5000));
        assertThat(file.isUnchanged(bytes, Instant.ofEpochMilli(modified), timeCheck))
                .isEqualTo(unchanged);
    }
}

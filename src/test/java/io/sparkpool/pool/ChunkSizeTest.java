package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkSizeTest {
    @ParameterizedTest(name = "{0} inputs on {1} cores: {2}")
    @CsvSource({
        "0, 4, 1",
        "1, 4, 1",
        "16, 4, 1",
        "17, 4, 2",
        "100, 4, 7",
        "100, 1, 25",
        "100, 3, 9",
        "4194304, 4, 262144",
        "4194305, 4, 262144",
        "9223372036854775807, 1, 262144",
    })
    void isPythonsWithALimit(long inputs, int cores, int size) {
        assertThat(ChunkSize.byPython(inputs, cores)).isEqualTo(size);
    }
}

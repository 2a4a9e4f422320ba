package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 16, 32, 64})
    void leavesRoomBelowTheLimitOnAnyNumberOfCores(int cores) {
        long limitBytes = Waves.limitBytes(Waves.chunksPerWave(cores));
        ChunkSize size = ChunkSize.automatic(1_000_000_000, cores, limitBytes);
        for (long bytesOfOutput : new long[] {8, 20, 1000}) {
            size.observe(1000, 1000 * bytesOfOutput);
            assertThat(size.next() * bytesOfOutput).isLessThanOrEqualTo(limitBytes / 4);
        }
    }

    @Test
    void aGivenSizeStaysWhateverOutputsNeed() {
        ChunkSize size = ChunkSize.fixed(1000);
        size.observe(1, 1 << 30);
        assertThat(size.next()).isEqualTo(1000);
    }
}

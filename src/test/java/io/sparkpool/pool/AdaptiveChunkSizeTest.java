package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.pool.task.ChunkResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptiveChunkSizeTest {
    private static final long NO_LIMIT = Long.MAX_VALUE;
    private static final long WAVE_BYTES = 1 << 28;
    private static final long MANY = 1_000_000_000_000L;

    @ParameterizedTest(name = "{0} inputs on {1} cores: {2}")
    @CsvSource({
        "0, 4, 1",
        "1, 4, 1",
        "16, 4, 1",
        "17, 4, 2",
        "100, 4, 7",
        "100, 1, 25",
        "100, 3, 9",
        "9223372036854775807, 1, 2305843009213693952",
    })
    void pythonsRuleMakesFourChunksForEachCore(long inputs, int cores, long size) {
        assertThat(ChunkSize.inputsByPython(inputs, cores)).isEqualTo(size);
    }

    @Test
    void fewInputsAreOneWaveByPythonsRule() {
        AdaptiveChunkSize size = new AdaptiveChunkSize(100, AdaptiveChunkSize.FEW_AT_FIRST, 4, NO_LIMIT);
        assertThat(size.chunksOfNextWave(4)).isEqualTo(16);
        assertThat(size.inputsOfNextWave(4)).isEqualTo(7);
    }

    @Test
    void theFirstWavesOfManyInputsAreSmall() {
        AdaptiveChunkSize size = new AdaptiveChunkSize(1000, AdaptiveChunkSize.FEW_AT_FIRST, 4, NO_LIMIT);
        assertThat(size.chunksOfNextWave(4)).isEqualTo(4);
        assertThat(size.inputsOfNextWave(4)).isEqualTo(AdaptiveChunkSize.FEW_AT_FIRST);
    }

    @ParameterizedTest(name = "an input of {0} microseconds and {1} bytes: {2}")
    @CsvSource({
        "0, 8, 262144",
        "1, 8, 262144",
        "5, 8, 100000",
        "1000, 8, 500",
        "300000, 8, 1",
        "9000000, 8, 1",
        "1, 1024, 2048",
        "1, 20000000, 1",
        "1000, 1024, 500",
    })
    void aTaskTakesHalfASecondAndAFewMegabytesAtMost(long micros, long bytes, int expected) {
        AdaptiveChunkSize size = new AdaptiveChunkSize(MANY, AdaptiveChunkSize.FEW_AT_FIRST, 2, NO_LIMIT);
        size.observe(result(16, bytes, micros * 1000.0));
        assertThat(size.chunksOfNextWave(2)).isEqualTo(8);
        assertThat(size.inputsOfNextWave(2)).isEqualTo(expected);
    }

    @Test
    void theLatestChunkCountsHalf() {
        AdaptiveChunkSize size = new AdaptiveChunkSize(MANY, AdaptiveChunkSize.FEW_AT_FIRST, 2, NO_LIMIT);
        size.observe(result(16, 8, 1_000_000));
        size.observe(result(500, 8, 3_000_000));
        assertThat(size.inputsOfNextWave(2)).isEqualTo(250);
    }

    @Test
    void aChunkWithoutInputsTellsHowLongItsRecordsTake() {
        AdaptiveChunkSize size = new AdaptiveChunkSize(MANY, AdaptiveChunkSize.FEW_AT_FIRST, 2, NO_LIMIT);
        size.observe(new ChunkResult<>("", 0, 0, 0, 16, 1_000_000, 0, List.of(), ChunkResult.Extent.WHOLE));
        assertThat(size.inputsOfNextWave(2)).isEqualTo(500);
    }

    @Test
    void whatIsLeftForTheLastWaveIsSharedOutEvenly() {
        AdaptiveChunkSize size = new AdaptiveChunkSize(10_000, AdaptiveChunkSize.FEW_AT_FIRST, 2, NO_LIMIT);
        size.observe(result(16, 8, 1_000_000));
        assertThat(size.inputsOfNextWave(2)).isEqualTo(500);
        for (int i = 0; i < 18; i++) {
            size.cut(500);
        }
        assertThat(size.inputsOfNextWave(2)).isEqualTo(125);
    }

    @Test
    void anEstimateThatWasTooLowDoesNotMakeChunksSmall() {
        AdaptiveChunkSize size = new AdaptiveChunkSize(1000, AdaptiveChunkSize.FEW_AT_FIRST, 2, NO_LIMIT);
        size.observe(result(16, 8, 1_000_000));
        size.cut(2000);
        assertThat(size.inputsOfNextWave(2)).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 16, 32, 64, 4000})
    void leavesRoomBelowTheLimitOnAnyNumberOfCores(int cores) {
        for (long bytesOfOutput : new long[] {8, 20, 1000}) {
            AdaptiveChunkSize size = new AdaptiveChunkSize(MANY, AdaptiveChunkSize.FEW_AT_FIRST, cores, WAVE_BYTES);
            size.observe(result(1000, bytesOfOutput, 1));
            long chunks = size.chunksOfNextWave(cores);
            assertThat(size.inputsOfNextWave(cores) * bytesOfOutput).isLessThanOrEqualTo(WAVE_BYTES / chunks / 4);
        }
    }

    @ParameterizedTest(name = "an input of {0} microseconds and {1} bytes on {2} cores: {3} chunks of {4}")
    @CsvSource({
        "1, 20, 4, 16, 104857",
        "1, 20, 100, 256, 13107",
        "1, 20, 4000, 256, 13107",
        "1000, 20, 4000, 6710, 500",
        "1000000, 20, 4000, 16000, 1",
        "1000000, 1000000, 4000, 67, 1",
        "1000000, 30000000, 4000, 2, 1",
    })
    void wavesHaveFewerChunksRatherThanTinyOnesWhereOutputsAreLarge(
            long micros, long bytes, int cores, int chunks, int inputs) {
        AdaptiveChunkSize size = new AdaptiveChunkSize(MANY, AdaptiveChunkSize.FEW_AT_FIRST, cores, WAVE_BYTES);
        size.observe(result(16, bytes, micros * 1000.0));
        assertThat(size.chunksOfNextWave(cores)).isEqualTo(chunks);
        assertThat(size.inputsOfNextWave(cores)).isEqualTo(inputs);
    }

    @Test
    void aGivenSizeStaysWhateverResultsTell() {
        FixedChunkSize size = new FixedChunkSize(1_000_000_000, NO_LIMIT);
        size.cut(1_000_000_000);
        size.observe(result(1, 1 << 30, 1e12));
        assertThat(size.chunksOfNextWave(4)).isEqualTo(16);
        assertThat(size.inputsOfNextWave(4)).isEqualTo(1_000_000_000);
    }

    @Test
    void wavesOfAGivenSizeHaveAsManyChunksAsTheLargestLeavesRoomFor() {
        FixedChunkSize size = new FixedChunkSize(10, WAVE_BYTES);
        assertThat(size.chunksOfNextWave(4)).isEqualTo(16);
        assertThat(size.chunksOfNextWave(50)).isEqualTo(64);
        assertThat(size.chunksOfNextWave(4000)).isEqualTo(4000);
        size.observe(result(10, 100_000, 1));
        size.observe(result(10, 10, 1));
        assertThat(size.chunksOfNextWave(4000)).isEqualTo(67);
        assertThat(size.chunksOfNextWave(4)).isEqualTo(16);
    }

    private static ChunkResult<String> result(long inputs, long bytesPerInput, double nanosPerInput) {
        return new ChunkResult<>(
                "",
                inputs,
                inputs * bytesPerInput,
                inputs,
                inputs,
                nanosPerInput,
                0,
                List.of(),
                ChunkResult.Extent.WHOLE);
    }
}

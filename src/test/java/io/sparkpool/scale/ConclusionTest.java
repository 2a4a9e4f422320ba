package io.sparkpool.scale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConclusionTest {
    /** A row has times of the map, the cores of the machine, the chunks, and the sentence. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1:100 2:51 4:26       | 8 | 64 | The job scales well: with 4 cores the map is 3.85 times as fast as with one (efficiency 96 %).
            1:10 2:5.1 4:2.6      | 8 | 64 | The job scales well: with 4 cores the map is 3.85 times as fast as with one (efficiency 96 %), the whole run with Spark's start 3.06 times.
            1:100 2:70 4:45       | 8 | 64 | The job scales in part: with 4 cores the map is 2.22 times as fast as with one (efficiency 56 %).
            2:100 4:60 8:50       | 8 | 64 | The job scales in part: with 8 cores the map is 2.00 times as fast as with 2 (efficiency 50 %).
            1:100 2:80 4:60       | 8 | 64 | The job scales poorly: with 4 cores the map is 1.67 times as fast as with one (efficiency 42 %).
            1:100 2:52 4:51       | 2 | 64 | Up to 2 cores the map gets faster, to 1.92 times as fast as with one (efficiency 96 %), and hardly beyond: 1.96 times with 4 cores, as this machine has 2 cores.
            1:100 2:52 4:51       | 8 | 64 | Up to 2 cores the map gets faster, to 1.92 times as fast as with one (efficiency 96 %), and hardly beyond: 1.96 times with 4 cores.
            1:100 2:52 4:51       | 8 | 2  | Up to 2 cores the map gets faster, to 1.92 times as fast as with one (efficiency 96 %), and hardly beyond: 1.96 times with 4 cores, as there are only 2 chunks.
            1:100 2:52 4:80       | 2 | 64 | With 2 cores the map is fastest, 1.92 times as fast as with one; with 4 it is only 1.25 times as fast, as this machine has 2 cores.
            1:100 2:70 4:45       | 2 | 64 | The job scales in part: with 4 cores the map is 2.22 times as fast as with one (efficiency 56 %) on a machine of 2 cores.
            1:100 2:60 8:30 9:40  | 2 | 64 | With 8 cores the map is fastest, 3.33 times as fast as with one; with 9 it is only 2.50 times as fast.
            1:100 2:99 4:101      | 8 | 1  | More cores do not make the map faster: it takes 100 s with 1 core and 101 s with 4 cores, as there is only 1 chunk.
            1:0.1 2:0.09,0.11     | 1 | 64 | More cores do not make the map faster: it takes 100 ms with 1 core and 100 ms with 2 cores, as this machine has 1 core.
            1:1 2:1.5 4:2         | 8 | 64 | More cores make the map slower: it takes 1.00 s with 1 core and 2.00 s with 4 cores.
            1:0 2:0               | 8 | 0  | More cores do not make the map faster: it takes 1 µs with 1 core and 1 µs with 2 cores, as there are no inputs.
            1:100 2:40 4:18       | 8 | 64 | The job scales well: with 4 cores the map is 5.56 times as fast as with one (efficiency 139 %).
            1:10,11 2:9,10.5      | 8 | 64 | More cores do not make the map faster: it takes 10.5 s with 1 core and 9.75 s with 2 cores.
            """)
    void theSentenceIsRightForTheFigures(String times, int machineCores, int chunks, String sentence) {
        assertThat(Conclusion.of(Measured.scaling(times, machineCores, chunks))).isEqualTo(sentence);
    }
}

package io.sparkpool.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "999 | 999",
                "1000 | 1,000",
                "-1000 | -1,000",
                "-100 | -100",
                "9223372036854775807 | 9,223,372,036,854,775,807"
            })
    void aCountHasCommas(long number, String shown) {
        assertThat(Quantity.count(number)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0         | 0 s",
                "0.0000004 | 0 µs",
                "0.00025   | 250 µs",
                "0.0009996 | 1.00 ms",
                "0.01234   | 12.3 ms",
                "0.9994    | 999 ms",
                "0.9996    | 1.00 s",
                "38        | 38.0 s",
                "119.4     | 119 s",
                "119.6     | 2 min 00 s",
                "125       | 2 min 05 s",
                "7169      | 119 min 29 s",
                "7170      | 2 h 00 min",
                "360000    | 100 h 00 min",
                "-1.5      | -1.50 s",
                "NaN       | –"
            })
    void aTimeHasASuitableUnit(double seconds, String shown) {
        assertThat(Quantity.seconds(seconds)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 B",
        "1023,'1,023 B'",
        "1024,1.00 KiB",
        "1048575,1.00 MiB",
        "1610612736,1.50 GiB",
        "9223372036854775807,8.00 EiB"
    })
    void bytesHaveASuitableUnit(long bytes, String shown) {
        assertThat(Quantity.bytes(bytes)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0,0.0 %", "0.12345,12.3 %", "1,100.0 %", "-0.00001,0.0 %", "Infinity,– %"})
    void aShareIsAPercentage(double share, String shown) {
        assertThat(Quantity.percent(share)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"1,1 chunk", "0,0 chunks", "1000,'1,000 chunks'"})
    void aNounHasItsNumber(long number, String shown) {
        assertThat(Quantity.counted(number, "chunk")).isEqualTo(shown);
    }
}

package io.sparkpool.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PythonTextTest {
    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(Long.MIN_VALUE, "-9223372036854775808", "-9223372036854775808"),
                Arguments.of(42, "42", "42"),
                Arguments.of((short) -7, "-7", "-7"),
                Arguments.of((byte) 127, "127", "127"),
                Arguments.of(
                        new BigInteger("-1000000000000000000000"),
                        "-1000000000000000000000",
                        "-1000000000000000000000"),
                Arguments.of(1e16, "1e+16", "1e+16"),
                Arguments.of(-0.0, "-0.0", "-0.0"),
                Arguments.of(Double.NaN, "nan", "nan"),
                Arguments.of(0.5f, "0.5", "0.5"),
                Arguments.of(0.1f, "0.10000000149011612", "0.10000000149011612"),
                Arguments.of("it's", "it's", "\"it's\""),
                Arguments.of("two\nlines \u00e9", "two\nlines \u00e9", "'two\\nlines \u00e9'"),
                Arguments.of(new StringBuilder("built"), "built", "'built'"),
                Arguments.of('c', "c", "'c'"),
                Arguments.of(true, "True", "True"),
                Arguments.of(false, "False", "False"),
                Arguments.of(null, "None", "None"),
                Arguments.of(LocalDate.of(2024, 2, 29), "2024-02-29", "2024-02-29"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesLookAsPythonPrintsThem(Object value, String printed, String inAList) {
        TextBuffer out = new TextBuffer();
        PythonText.appendStr(out, value);
        assertThat(new String(out.toBytes(), StandardCharsets.UTF_8)).isEqualTo(printed);
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesInAListLookAsPythonShowsThem(Object value, String printed, String inAList) {
        TextBuffer out = new TextBuffer();
        PythonText.appendRepr(out, value);
        assertThat(new String(out.toBytes(), StandardCharsets.UTF_8)).isEqualTo(inAList);
    }
}

package io.sparkpool.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.pool.Recorder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.apache.hadoop.io.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberLineTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "0,0",
                "-0,0",
                "+7,7",
                "007,7",
                " 7\t,7",
                "1_000,1000",
                "999999999999999999,999999999999999999",
                "9223372036854775807,9223372036854775807",
                "-9223372036854775808,-9223372036854775808",
                "0000000000000000000000012,12",
            })
    void readsAWholeNumberThatFitsAsALong(String line, long number) {
        assertThat(read(line)).isEqualTo(List.of(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "1000000000000000000000000000000"})
    void readsAnyOtherWholeNumberAsABigInteger(String line) {
        assertThat(read(line)).isEqualTo(List.of(new BigInteger(line)));
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 1.5",
        ".5, 0.5",
        "5., 5.0",
        "-0.0, -0.0",
        "1e3, 1000.0",
        "1E+3, 1000.0",
        "1_0.2_5e1_0, 1.025E11",
        "1e400, Infinity",
        "inf, Infinity",
        "-Infinity, -Infinity",
        "+INF, Infinity",
        "nan, NaN",
        "-NaN, NaN",
        "1e-400, 0.0",
        "0.1, 0.1",
    })
    void readsFloatsAsDoubles(String line, double number) {
        assertThat(read(line)).isEqualTo(List.of(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\u00a0\u2003", "\u0085"})
    void skipsABlankLine(String line) {
        assertThat(read(line)).isEqualTo(List.of("skipped"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc", "1 2", "0x10", "1d", "1f", "1L", "_1", "1_", "1__0", "1e", "e1", ".", "+", "-", "--1", "+-1",
                "1e5.5", "1,5", "infinit", "nanx", "NaN(1)", "0x1p3", "1._5", "1_.5", "\u0661", "\uff11"
            })
    void refusesWhatPythonRefusesAndOtherThanAsciiDigits(String line) {
        assertThat(read(line))
                .isEqualTo(List.of(
                        "rejected: '" + line + "' is not a number; write one whole or decimal number on each line"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001c5", "5\u001d", "\u001e5\u001e", "\u001f", "5\u200b", "\ufeff5"})
    void refusesSeparatorsAroundANumberAsPythonDoes(String line) {
        assertThat(read(line)).singleElement().asString().endsWith("write one whole or decimal number on each line");
    }

    @Test
    void readsVeryLongLines() {
        String digits = "1_2" + "_3".repeat(4298);
        assertThat(read(digits)).isEqualTo(List.of(new BigInteger(digits.replace("_", ""))));
        assertThat(read("-" + "9".repeat(4300))).isEqualTo(List.of(new BigInteger("-" + "9".repeat(4300))));
        assertThat(read("1" + "0".repeat(100_000) + ".5")).isEqualTo(List.of(Double.POSITIVE_INFINITY));
        assertThat(read("1".repeat(200_000) + "x"))
                .isEqualTo(List.of("rejected: '" + "1".repeat(80)
                        + "...' is not a number; write one whole or decimal number on each line"));
    }

    @ParameterizedTest
    @CsvSource({"'', 9, 4301", "+, 9, 4301", "-, 0, 5000", "'', 1_2, 1000000", "' ', 7, 10000000"})
    void refusesAWholeNumberOfMoreDigitsThanPythonReads(String start, String part, int count) {
        String line = start + part.repeat(count / part.replace("_", "").length());
        assertThat(read(line))
                .isEqualTo(List.of("rejected: '" + line.substring(0, 80) + "...' is a whole number of " + count
                        + " digits; at most 4300 are read, as by Python's int(): shorten it or take it out"));
    }

    @Test
    void showsALineThatIsNoNumberWithoutItsControlCharacters() {
        assertThat(read("\u001b[31mred"))
                .isEqualTo(List.of(
                        "rejected: '\\u001b[31mred' is not a number; write one whole or decimal number on each line"));
    }

    @Test
    void cutsALongLineThatIsNoNumber() {
        assertThat(read("x".repeat(5000)))
                .isEqualTo(List.of("rejected: '" + "x".repeat(80)
                        + "...' is not a number; write one whole or decimal number on each line"));
    }

    @ParameterizedTest
    @CsvSource({
        "LONG, 7, 7",
        "LONG, -9223372036854775808, -9223372036854775808",
        "DOUBLE, 3, 3.0",
        "DOUBLE, -9007199254740992, -9.007199254740992E15",
        "DOUBLE, 9007199254740994, 9.007199254740994E15",
        "DOUBLE, -9223372036854775808, -9.223372036854775808E18",
        "DOUBLE, 1.5, 1.5",
        "DOUBLE, 1e400, Infinity",
        "DOUBLE, nan, NaN",
        "BIG_INTEGER, 7, 7",
        "BIG_INTEGER, 1000000000000000000000000000000, 1000000000000000000000000000000",
        "BIG_DECIMAL, 7, 7",
        "BIG_DECIMAL, 0.10, 0.10",
        "BIG_DECIMAL, -1e400, -1E+400",
    })
    void readsNumbersOfTheTypeThatTheFunctionTakes(NumberType type, String line, String number) {
        Class<?> expected =
                switch (type) {
                    case NUMBER -> Number.class;
                    case LONG -> Long.class;
                    case DOUBLE -> Double.class;
                    case BIG_INTEGER -> BigInteger.class;
                    case BIG_DECIMAL -> BigDecimal.class;
                };
        assertThat(read(line, type))
                .singleElement()
                .isInstanceOf(expected)
                .hasToString(type == NumberType.DOUBLE ? Double.valueOf(number).toString() : number);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LONG        | 1.5                 | a whole number that a Long can hold
            LONG        | 1.0                 | a whole number that a Long can hold
            LONG        | 9223372036854775808 | a whole number that a Long can hold
            LONG        | inf                 | a whole number that a Long can hold
            DOUBLE      | 9007199254740993    | a number that a Double can hold exactly
            DOUBLE      | -9223372036854775807| a number that a Double can hold exactly
            DOUBLE      | 9223372036854775807 | a number that a Double can hold exactly
            BIG_INTEGER | 1e3                 | a whole number
            BIG_DECIMAL | nan                 | a number that a BigDecimal can hold, of at most 4300 digits
            BIG_DECIMAL | 1e9999999999        | a number that a BigDecimal can hold, of at most 4300 digits
            """)
    void rejectsANumberThatIsNotOfThisType(NumberType type, String line, String described) {
        assertThat(read(line, type))
                .isEqualTo(
                        List.of("rejected: '" + line + "' is not " + described + "; let the function take a Number"));
    }

    private static List<Object> read(String line) {
        return read(line, NumberType.NUMBER);
    }

    private static List<Object> read(String line, NumberType type) {
        Recorder<Object> recorder = new Recorder<>(Integer.MAX_VALUE);
        assertThat(new NumberLine(type).read(new Text(line), recorder)).isTrue();
        return recorder.seen();
    }
}

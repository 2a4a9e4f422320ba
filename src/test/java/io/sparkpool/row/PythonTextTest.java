package io.sparkpool.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.function.Pair;
import io.sparkpool.message.TextBuffer;
import io.sparkpool.sink.Python;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
                Arguments.of(LocalDate.of(2024, 2, 29), "2024-02-29", "datetime.date(2024, 2, 29)"),
                Arguments.of(LocalDate.of(1, 1, 1), "0001-01-01", "datetime.date(1, 1, 1)"),
                Arguments.of(
                        Instant.parse("2024-01-31T12:00:00Z"),
                        "2024-01-31 12:00:00+00:00",
                        "datetime.datetime(2024, 1, 31, 12, 0, tzinfo=datetime.timezone.utc)"),
                Arguments.of(
                        Instant.parse("1500-12-31T23:59:59.000789Z"),
                        "1500-12-31 23:59:59.000789+00:00",
                        "datetime.datetime(1500, 12, 31, 23, 59, 59, 789, tzinfo=datetime.timezone.utc)"),
                Arguments.of(
                        LocalDateTime.of(2024, 1, 31, 0, 0, 5),
                        "2024-01-31 00:00:05",
                        "datetime.datetime(2024, 1, 31, 0, 0, 5)"),
                Arguments.of(
                        LocalDateTime.of(2024, 1, 31, 0, 0, 0, 1000),
                        "2024-01-31 00:00:00.000001",
                        "datetime.datetime(2024, 1, 31, 0, 0, 0, 1)"),
                Arguments.of(new BigDecimal("1.50"), "1.50", "Decimal('1.50')"),
                Arguments.of(new BigDecimal("1e30"), "1E+30", "Decimal('1E+30')"),
                Arguments.of(new BigDecimal("-0.0000001"), "-1E-7", "Decimal('-1E-7')"),
                Arguments.of(new byte[0], "b''", "b''"),
                Arguments.of(
                        new byte[] {0, 'a', '\'', '"', '\\', '\n', '\r', '\t', '~', 127, -1},
                        "b'\\x00a\\'\"\\\\\\n\\r\\t~\\x7f\\xff'",
                        "b'\\x00a\\'\"\\\\\\n\\r\\t~\\x7f\\xff'"),
                Arguments.of(new byte[] {'\''}, "b\"'\"", "b\"'\""),
                Arguments.of(Pair.of(1, "a"), "(1, 'a')", "(1, 'a')"),
                Arguments.of(Arrays.asList(1L, null, "a", List.of()), "[1, None, 'a', []]", "[1, None, 'a', []]"),
                Arguments.of(
                        map("a", 1L, 2.0, null, true, new BigDecimal("1.0")),
                        "{'a': 1, 2.0: None, True: Decimal('1.0')}",
                        "{'a': 1, 2.0: None, True: Decimal('1.0')}"),
                Arguments.of(Map.of(), "{}", "{}"));
    }

    /** Values whose text is no Python, or not the same in a list. */
    static Stream<Arguments> objects() {
        Item item = new Item(1, "it's", Optional.of(LocalDate.of(2024, 1, 31)), new BigDecimal("1.50"));
        return Stream.of(
                Arguments.of(
                        item,
                        "{\"id\":1,\"name\":\"it's\",\"day\":\"2024-01-31\",\"price\":1.50}",
                        "{'id': 1, 'name': \"it's\", 'day': datetime.date(2024, 1, 31), 'price': Decimal('1.50')}"),
                Arguments.of(
                        new Item(1, null, Optional.empty(), null),
                        "{\"id\":1,\"name\":null,\"day\":null,\"price\":null}",
                        "{'id': 1, 'name': None, 'day': None, 'price': None}"),
                Arguments.of(List.of(new Empty(), Map.of("k", new Empty())), "[{}, {'k': {}}]", "[{}, {'k': {}}]"),
                Arguments.of(Optional.of("a"), "a", "'a'"),
                Arguments.of(Optional.empty(), "None", "None"),
                Arguments.of(
                        Instant.parse("2024-01-31T12:00:00.123456789Z"),
                        "2024-01-31 12:00:00.123456789+00:00",
                        "datetime.datetime(2024, 1, 31, 12, 0, 0, 123456, tzinfo=datetime.timezone.utc)"),
                Arguments.of(LocalTime.of(1, 2), "01:02", "01:02"),
                Arguments.of(Thread.State.NEW, "NEW", "NEW"));
    }

    record Item(long id, String name, Optional<LocalDate> day, BigDecimal price) {}

    record Empty() {}

    private static Map<Object, Object> map(Object... keysAndValues) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    @ParameterizedTest
    @MethodSource({"values", "objects"})
    void valuesLookAsPythonPrintsThem(Object value, String printed, String inAList) {
        TextBuffer out = new TextBuffer();
        PythonText.appendStr(out, value);
        assertThat(new String(out.toBytes(), StandardCharsets.UTF_8)).isEqualTo(printed);
    }

    @ParameterizedTest
    @MethodSource({"values", "objects"})
    void valuesInAListLookAsPythonShowsThem(Object value, String printed, String inAList) {
        TextBuffer out = new TextBuffer();
        PythonText.appendRepr(out, value);
        assertThat(new String(out.toBytes(), StandardCharsets.UTF_8)).isEqualTo(inAList);
    }

    @Test
    void pythonReadsTheTextAndPrintsTheSame() throws IOException {
        String program =
                "import datetime, sys\nfrom decimal import Decimal\nnan = float('nan')\nfor line in sys.stdin:\n    print(repr(eval(line)))\n    print(ascii(str(eval(line))))";
        List<Object[]> all = values().map(Arguments::get).toList();
        List<String> printed = Python.lines(
                program, all.stream().map(value -> (String) value[2]).toList());
        assertThat(printed)
                .containsExactlyElementsOf(all.stream()
                        .flatMap(value -> Stream.of((String) value[2], ascii((String) value[1])))
                        .toList());
    }

    /** Returns what Python's {@code ascii} shows of a string without characters that are neither ASCII nor Latin. */
    private static String ascii(String text) {
        return StringRepr.of(text).replace("\u00e9", "\\xe9");
    }
}

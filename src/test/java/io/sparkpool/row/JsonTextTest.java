package io.sparkpool.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.function.Pair;
import io.sparkpool.message.TextBuffer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
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

class JsonTextTest {
    record Item(String name, List<Item> parts) {}

    /** A text that happens to be a record. */
    record Word(String text) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(null, "null"),
                Arguments.of(Long.MIN_VALUE, "-9223372036854775808"),
                Arguments.of((byte) 1, "1"),
                Arguments.of(BigInteger.TEN.pow(30), "1000000000000000000000000000000"),
                Arguments.of(new BigDecimal("1.50"), "1.50"),
                Arguments.of(new BigDecimal("1e30"), "1000000000000000000000000000000"),
                Arguments.of(new BigDecimal("-1e-9"), "-0.000000001"),
                Arguments.of(new BigDecimal("1e999999999"), "1E+999999999"),
                Arguments.of(1e16, "1e+16"),
                Arguments.of(-0.0, "-0.0"),
                Arguments.of(0.1f, "0.10000000149011612"),
                Arguments.of(Double.NaN, "\"NaN\""),
                Arguments.of(Float.POSITIVE_INFINITY, "\"Infinity\""),
                Arguments.of(Double.NEGATIVE_INFINITY, "\"-Infinity\""),
                Arguments.of(true, "true"),
                Arguments.of("", "\"\""),
                Arguments.of(
                        "a\"b\\c\n\t\0\u001f/\u00e9\u2028\ud83d\ude00",
                        "\"a\\\"b\\\\c\\n\\t\\u0000\\u001F/\u00e9\u2028\ud83d\ude00\""),
                Arguments.of('c', "\"c\""),
                Arguments.of(new StringBuilder("built"), "\"built\""),
                Arguments.of(new Word("word"), "\"word\""),
                Arguments.of(LocalDate.of(1500, 1, 2), "\"1500-01-02\""),
                Arguments.of(Instant.parse("2024-01-31T12:00:00Z"), "\"2024-01-31T12:00:00Z\""),
                Arguments.of(Instant.parse("2024-01-31T12:00:00.000001Z"), "\"2024-01-31T12:00:00.000001Z\""),
                Arguments.of(LocalDateTime.of(2024, 1, 31, 12, 0), "\"2024-01-31T12:00:00\""),
                Arguments.of(new byte[] {0, -1, 62}, "\"AP8+\""),
                Arguments.of(Optional.empty(), "null"),
                Arguments.of(Optional.of(1L), "1"),
                Arguments.of(Thread.State.NEW, "\"NEW\""),
                Arguments.of(Arrays.asList(1L, null, List.of()), "[1,null,[]]"),
                Arguments.of(Pair.of(1L, "a"), "[1,\"a\"]"),
                Arguments.of(
                        new Item("a", List.of(new Item(null, null))),
                        "{\"name\":\"a\",\"parts\":[{\"name\":null,\"parts\":null}]}"),
                Arguments.of(
                        keys(), "{\"\\\"\":1,\"2\":1,\"1.5\":1,\"NaN\":1,\"2024-01-31\":1,\"null\":1,\"AA==\":1}"));
    }

    private static Map<Object, Long> keys() {
        Map<Object, Long> map = new LinkedHashMap<>();
        for (Object key : Arrays.asList("\"", 2L, 1.5, Double.NaN, LocalDate.of(2024, 1, 31), null, new byte[1])) {
            map.put(key, 1L);
        }
        return map;
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesAreJson(Object value, String json) {
        assertThat(JsonText.of(value)).isEqualTo(json);
    }

    @ParameterizedTest
    @MethodSource("values")
    void bytesAreTheSame(Object value, String json) {
        TextBuffer out = new TextBuffer();
        JsonBytes.append(out, value);
        assertThat(new String(out.toBytes(), StandardCharsets.UTF_8)).isEqualTo(json);
    }

    @Test
    void halfACharacterIsNoUtf8() {
        TextBuffer out = new TextBuffer();
        assertThatThrownBy(() -> JsonBytes.append(out, new Item("a\ud800", List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("UTF-8 cannot hold the character \\ud800 at 1, half of a pair");
    }

    @Test
    void listsMayBeNestedDeeply() {
        List<Object> list = List.of();
        for (int i = 1; i < 1500; i++) {
            list = new ArrayList<>(List.of(list));
        }
        assertThat(JsonText.of(list)).isEqualTo("[".repeat(1500) + "]".repeat(1500));
    }
}

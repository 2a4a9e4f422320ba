package io.sparkpool.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextBufferTest {
    static LongStream powersOfTenAndTheirNeighbours() {
        return LongStream.iterate(1, power -> power * 10)
                .limit(19)
                .flatMap(power -> LongStream.of(power - 1, power, power + 1))
                .flatMap(number -> LongStream.of(number, -number));
    }

    @ParameterizedTest
    @MethodSource("powersOfTenAndTheirNeighbours")
    @ValueSource(
            longs = {
                Long.MIN_VALUE,
                Long.MIN_VALUE + 1,
                Long.MAX_VALUE - 1,
                Long.MAX_VALUE,
                Integer.MIN_VALUE,
                Integer.MAX_VALUE
            })
    void longsHaveTheirDecimalDigits(long value) {
        TextBuffer buffer = new TextBuffer();
        buffer.appendLong(value);
        assertThat(text(buffer)).isEqualTo(Long.toString(value));
    }

    @Test
    void randomLongsFollowOneAnother() {
        Random random = new Random(20260106);
        List<Long> values = LongStream.generate(() -> random.nextLong() >> random.nextInt(Long.SIZE))
                .limit(100_000)
                .boxed()
                .toList();
        TextBuffer buffer = new TextBuffer();
        values.forEach(value -> {
            buffer.appendLong(value);
            buffer.appendAscii(' ');
        });
        assertThat(text(buffer).split(" "))
                .isEqualTo(values.stream().map(value -> Long.toString(value)).toArray());
    }

    @Test
    void doublesAreThoseOfFloatText() {
        Random random = new Random(20260109);
        for (int i = 0; i < 50_000; i++) {
            double decimal = (random.nextLong() >> random.nextInt(Long.SIZE)) / Math.pow(10, random.nextInt(8));
            for (double value : new double[] {
                decimal, Math.nextUp(decimal), Math.rint(decimal), Double.longBitsToDouble(random.nextLong())
            }) {
                TextBuffer buffer = new TextBuffer();
                buffer.appendDouble(value);
                assertThat(text(buffer)).isEqualTo(FloatText.of(value));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0.0,
                -0.0,
                1e-4,
                9.9999e-5,
                0.00015,
                999999999999999.0,
                1e15,
                1.0000000000000002,
                99999999999.9999,
                -0.5,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.MIN_VALUE,
                Double.MAX_VALUE
            })
    void doublesAtLimitsAreThoseOfFloatText(double value) {
        TextBuffer buffer = new TextBuffer();
        buffer.appendDouble(value);
        assertThat(text(buffer)).isEqualTo(FloatText.of(value));
    }

    @Test
    void decimalsHaveAllOfTheirDigits() {
        Random random = new Random(20260110);
        for (int i = 0; i < 20_000; i++) {
            long unscaled = random.nextLong() >> random.nextInt(Long.SIZE);
            int scale = random.nextInt(19);
            TextBuffer buffer = new TextBuffer();
            buffer.appendDecimal(unscaled, scale);
            assertThat(text(buffer))
                    .isEqualTo(BigDecimal.valueOf(unscaled, scale).toPlainString());
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, ''", "7, 3, 007", "123456, 6, 123456"})
    void numbersArePaddedWithZeros(long value, int digits, String text) {
        TextBuffer buffer = new TextBuffer();
        buffer.appendPadded(value, digits);
        assertThat(text(buffer)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 250, 251, 252, 253, 254, 255, 256, 1000})
    void escapesFitWhereverTheBufferEnds(int before) {
        TextBuffer buffer = new TextBuffer();
        buffer.appendAscii("x".repeat(before));
        buffer.appendJson("\0\0\u001f\"\\\b\f\n\r\t/\u007f\u00e9");
        assertThat(text(buffer))
                .isEqualTo("x".repeat(before) + "\"\\u0000\\u0000\\u001F\\\"\\\\\\b\\f\\n\\r\\t/\u007f\u00e9\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {235, 236, 237, 254, 255, 256, 257})
    void longestNumbersFitWhereverTheBufferEnds(int before) {
        TextBuffer buffer = new TextBuffer();
        buffer.appendAscii("x".repeat(before));
        buffer.appendLong(-9223372036854775807L);
        buffer.appendLong(Long.MIN_VALUE);
        assertThat(text(buffer)).isEqualTo("x".repeat(before) + "-9223372036854775807-9223372036854775808");
    }

    @Test
    void singleCharactersFitWhereverTheBufferEnds() {
        TextBuffer buffer = new TextBuffer();
        for (int i = 0; i < 1000; i++) {
            buffer.appendAscii('x');
        }
        assertThat(text(buffer)).isEqualTo("x".repeat(1000));
    }

    @Test
    void charactersOutsideAsciiAreUtf8() {
        TextBuffer buffer = new TextBuffer();
        buffer.appendUtf8("\u00e9\uD83D\uDE00");
        assertThat(buffer.toBytes()).containsExactly(0xc3, 0xa9, 0xf0, 0x9f, 0x98, 0x80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ud800", "a\ud800b", "a\udc00", "a\udc00\ud800"})
    void halfACharacterIsRefused(String text) {
        TextBuffer buffer = new TextBuffer();
        assertThatThrownBy(() -> buffer.appendUtf8(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("UTF-8 cannot hold the character \\\\ud[8c]00 at 1, half of a pair");
        assertThat(buffer.size()).isZero();
    }

    @Test
    void longTextsFit() {
        String text = "0123456789".repeat(1000);
        TextBuffer buffer = new TextBuffer();
        buffer.appendAscii(text);
        buffer.appendUtf8(text);
        assertThat(text(buffer)).isEqualTo(text + text);
    }

    @Test
    void theSizeCountsBytes() {
        TextBuffer buffer = new TextBuffer();
        assertThat(buffer.size()).isZero();
        buffer.appendLong(-10);
        buffer.appendAscii(',');
        buffer.appendAscii("ab");
        buffer.appendUtf8("\u00e9");
        assertThat(buffer.size()).isEqualTo(8);
    }

    private static String text(TextBuffer buffer) {
        return new String(buffer.toBytes(), StandardCharsets.UTF_8);
    }
}

package io.sparkpool.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

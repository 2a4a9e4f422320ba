package io.sparkpool.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.sink.Python;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StringReprTest {
    private static final String GRINNING_FACE = "\uD83D\uDE00";

    static Stream<Arguments> literals() {
        return Stream.of(
                Arguments.of("", "''"),
                Arguments.of("plain text", "'plain text'"),
                Arguments.of("it's", "\"it's\""),
                Arguments.of("say \"hi\"", "'say \"hi\"'"),
                Arguments.of("it's \"hi\"", "'it\\'s \"hi\"'"),
                Arguments.of("C:\\new", "'C:\\\\new'"),
                Arguments.of("a\tb\nc\rd", "'a\\tb\\nc\\rd'"),
                Arguments.of("\0\u001b\u007f\u0085", "'\\x00\\x1b\\x7f\\x85'"),
                Arguments.of("\b\f\u000b", "'\\x08\\x0c\\x0b'"),
                Arguments.of("\u00a0\u00ad", "'\\xa0\\xad'"),
                Arguments.of("\u2028\u2029\u200b\u3000\ufeff", "'\\u2028\\u2029\\u200b\\u3000\\ufeff'"),
                Arguments.of("\ue000", "'\\ue000'"),
                Arguments.of("\uffff", "'\\uffff'"),
                Arguments.of("\u0378", "'\\u0378'"),
                Arguments.of("\ud800", "'\\ud800'"),
                Arguments.of("\udc00\ud800", "'\\udc00\\ud800'"),
                Arguments.of(Character.toString(0xe0001), "'\\U000e0001'"),
                Arguments.of(Character.toString(0x10ffff), "'\\U0010ffff'"),
                Arguments.of("\u00e9\u00df\u0416\u4e2d\u0301", "'\u00e9\u00df\u0416\u4e2d\u0301'"),
                Arguments.of(GRINNING_FACE, "'" + GRINNING_FACE + "'"));
    }

    @ParameterizedTest
    @MethodSource("literals")
    void stringsLookAsPythonShowsThem(String text, String repr) {
        assertThat(StringRepr.of(text)).isEqualTo(repr);
    }

    @Test
    void randomStringsLookAsPythonShowsThem() throws IOException {
        Random random = new Random(20260105);
        List<String> texts = Stream.generate(() -> text(random)).limit(20_000).toList();
        List<String> shown =
                Python.lines("""
                import sys
                for line in sys.stdin:
                    text = "".join(chr(int(number, 16)) for number in line.split())
                    print(repr(text).encode("utf-8").hex())
                """, texts.stream().map(StringReprTest::numbers).toList());
        assertThat(texts.stream().map(StringRepr::of).map(StringReprTest::hexadecimal))
                .containsExactlyElementsOf(shown);
    }

    /** Returns characters that old and new versions of Unicode treat alike: some below U+0500, half of them ASCII, and emoji. */
    private static String text(Random random) {
        return random.ints(random.nextInt(12))
                .map(bits -> switch (bits & 3) {
                    case 0 -> random.nextInt(0x500);
                    case 1 -> 0x1f600 + random.nextInt(0x40);
                    default -> random.nextInt(0x80);
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String numbers(String text) {
        return text.codePoints().mapToObj(Integer::toHexString).collect(Collectors.joining(" "));
    }

    private static String hexadecimal(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}

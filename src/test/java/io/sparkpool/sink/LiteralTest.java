package io.sparkpool.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.function.Pair;
import io.sparkpool.pool.Range;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LiteralTest {
    static Stream<Arguments> literals() {
        return Stream.of(
                Arguments.of("0", 0L),
                Arguments.of("-12", -12L),
                Arguments.of("9223372036854775807", Long.MAX_VALUE),
                Arguments.of("-9223372036854775808", Long.MIN_VALUE),
                Arguments.of("9223372036854775808", new BigInteger("9223372036854775808")),
                Arguments.of("-9223372036854775809", new BigInteger("-9223372036854775809")),
                Arguments.of("2.5", 2.5),
                Arguments.of("-0.0", -0.0),
                Arguments.of("3.", 3.0),
                Arguments.of("1e16", 1e16),
                Arguments.of("1e-05", 1e-5),
                Arguments.of("-1.5e3", -1500.0),
                Arguments.of("1e400", Double.POSITIVE_INFINITY),
                Arguments.of("True", true),
                Arguments.of("False", false),
                Arguments.of("None", null),
                Arguments.of("[]", List.of()),
                Arguments.of("[1, 2.5, 'a']", List.of(1L, 2.5, "a")),
                Arguments.of(" [ None,[2 ,True] ] ", Arrays.asList(null, List.of(2L, true))),
                Arguments.of("(1, 'a')", Pair.of(1L, "a")),
                Arguments.of("[(1, 2), ((3, 4), [])]", pairs()),
                Arguments.of("range(5)", Range.of(0, 5)),
                Arguments.of("range(-2, 5)", Range.of(-2, 5)),
                Arguments.of("range(10, 0, -3)", Range.of(10, 0, -3)),
                Arguments.of("(0, range(5))", Pair.of(0L, Range.of(0, 5))));
    }

    private static List<Object> pairs() {
        return List.of(Pair.of(1L, 2L), Pair.of(Pair.of(3L, 4L), List.of()));
    }

    @ParameterizedTest
    @MethodSource("literals")
    void readsWhatPythonReads(String literal, Object value) {
        assertThat(Literal.read(literal)).isEqualTo(value);
    }

    static Stream<Arguments> strings() {
        return Stream.of(
                Arguments.of("''", ""),
                Arguments.of("'a, [b] '", "a, [b] "),
                Arguments.of("\"it's\"", "it's"),
                Arguments.of("'say \"hi\"'", "say \"hi\""),
                Arguments.of("'it\\'s \\\"both\\\"'", "it's \"both\""),
                Arguments.of("'C:\\\\new'", "C:\\new"),
                Arguments.of("'\\n\\r\\t'", "\n\r\t"),
                Arguments.of("'\\x00\\xe9\\u0416\\ud800'", "\0\u00e9\u0416\ud800"),
                Arguments.of("'\\U0001f600'", "\uD83D\uDE00"),
                Arguments.of("'\u00e9\uD83D\uDE00'", "\u00e9\uD83D\uDE00"));
    }

    @ParameterizedTest
    @MethodSource("strings")
    void readsStringsWithTheirEscapes(String literal, String string) {
        assertThat(Literal.read(literal)).isEqualTo(string);
    }

    @Test
    void readsAnIteratorThatGivesTheElementsOfAList() {
        assertThat(Literal.read("iter([1, None])"))
                .asInstanceOf(InstanceOfAssertFactories.type(Iterator.class))
                .satisfies(iterator -> {
                    assertThat(iterator.next()).isEqualTo(1L);
                    assertThat(iterator.next()).isNull();
                    assertThat(iterator.hasNext()).isFalse();
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``         | 0
            -          | 0
            1 2        | 2
            [1, 2      | 5
            [1 2]      | 3
            [1,]       | 3
            (1)        | 3
            (1, 2, 3)  | 9
            'a         | 2
            'a\\       | 3
            '\\q'      | 2
            '\\x4'     | 2
            true       | 4
            range()    | 7
            """)
    void saysWhereItCannotGoOn(String text, int at) {
        assertThatThrownBy(() -> Literal.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot read %s from character %d on", text, at);
    }
}

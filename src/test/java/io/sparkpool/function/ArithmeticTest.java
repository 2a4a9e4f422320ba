package io.sparkpool.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArithmeticTest {
    private static final BigInteger TEN_TO_30 = BigInteger.TEN.pow(30);
    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    /** The numbers around which squares, cubes or the numbers themselves no longer fit into an int or a long. */
    private static final List<Long> BORDERS = List.of(
            0L, 1L, 2L, 1290L, 1291L, 46340L, 46341L, 2097151L, 2097152L, 3037000499L, 3037000500L, Long.MAX_VALUE);

    static Stream<Arguments> functions() {
        UnaryOperator<BigInteger> square = x -> x.multiply(x);
        UnaryOperator<BigInteger> cube = x -> x.multiply(x).multiply(x);
        UnaryOperator<BigInteger> negate = x -> BigInteger.ZERO.subtract(x);
        return Stream.of(
                Arguments.of(new Square(), Named.of("x * x", square)),
                Arguments.of(new Cube(), Named.of("x * x * x", cube)),
                Arguments.of(new Negate(), Named.of("0 - x", negate)));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void longsAreExactAtTheBorders(Arithmetic function, UnaryOperator<BigInteger> exact) {
        for (long border : BORDERS) {
            for (long x : new long[] {border, -border, -border - 1}) {
                assertThat(function.call(x)).as("of %d", x).isEqualTo(smallest(exact.apply(BigInteger.valueOf(x))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void randomLongsAreExact(Arithmetic function, UnaryOperator<BigInteger> exact) {
        Random random = new Random(20260101);
        for (int i = 0; i < 20_000; i++) {
            long x = random.nextLong() >> random.nextInt(Long.SIZE);
            assertThat(function.call(x)).as("of %d", x).isEqualTo(smallest(exact.apply(BigInteger.valueOf(x))));
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void randomBigIntegersAreExact(Arithmetic function, UnaryOperator<BigInteger> exact) {
        Random random = new Random(20260102);
        for (int i = 0; i < 5_000; i++) {
            BigInteger magnitude = new BigInteger(random.nextInt(200), random);
            BigInteger x = random.nextBoolean() ? magnitude : magnitude.negate();
            assertThat(function.call(x)).as("of %d", x).isEqualTo(smallest(exact.apply(x)));
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void numbersBeyondALongAreExact(Arithmetic function, UnaryOperator<BigInteger> exact) {
        for (BigInteger x : List.of(
                TEN_TO_30, TEN_TO_30.negate(), LONG_MAX.add(BigInteger.ONE), LONG_MIN.subtract(BigInteger.ONE))) {
            assertThat(function.call(x)).as("of %d", x).isEqualTo(smallest(exact.apply(x)));
        }
    }

    @Test
    void resultsComeBackFromBigIntegersWhereTheyFit() {
        assertThat(new Negate().call(LONG_MAX.add(BigInteger.ONE))).isEqualTo(Long.MIN_VALUE);
        assertThat(new Square().call(new BigInteger("3037000499"))).isEqualTo(9223372030926249001L);
    }

    @Test
    void resultsLeaveALongWhereTheyNoLongerFit() {
        assertThat(new Negate().call(Long.MIN_VALUE)).isEqualTo(new BigInteger("9223372036854775808"));
        assertThat(new Square().call(3037000500L)).isEqualTo(new BigInteger("9223372037000250000"));
        assertThat(new Cube().call(-2097153L)).isEqualTo(new BigInteger("-9223385231000600577"));
    }

    @Test
    void smallerWholeNumbersAreWidenedFirst() {
        assertThat(new Square().call(Integer.MIN_VALUE)).isEqualTo(4611686018427387904L);
        assertThat(new Cube().call(Short.MIN_VALUE)).isEqualTo(-35184372088832L);
        assertThat(new Negate().call(Byte.MIN_VALUE)).isEqualTo(128L);
    }

    @ParameterizedTest
    @CsvSource({
        "1e200, Infinity, Infinity, -1e200",
        "-1e200, Infinity, -Infinity, 1e200",
        "-0.0, 0.0, -0.0, 0.0",
        "0.0, 0.0, 0.0, -0.0",
        "0.1, 0.010000000000000002, 0.0010000000000000002, -0.1",
        "1e-200, 0.0, 0.0, -1e-200",
        "NaN, NaN, NaN, NaN"
    })
    void floatsAreDoubles(double x, double square, double cube, double negated) {
        assertThat(new Square().call(x)).isEqualTo(square);
        assertThat(new Cube().call(x)).isEqualTo(cube);
        assertThat(new Negate().call(x)).isEqualTo(negated);
    }

    @Test
    void singleFloatsAreWidenedFirst() {
        assertThat(new Square().call(Float.MAX_VALUE)).isEqualTo(1.1579207543382391e77);
    }

    @Test
    void otherNumbersAreRefused() {
        assertThatThrownBy(() -> new Square().call(BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a number of type java.math.BigDecimal is not supported");
    }

    @Test
    void theFastPathSaysWhenAResultDoesNotFit() {
        assertThatThrownBy(() -> new Square().applyAsLong(3037000500L)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Cube().applyAsLong(2097152L)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Negate().applyAsLong(Long.MIN_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void messagesCallFunctionsAsJobsDo() {
        assertThat(new Square()).hasToString("square");
        assertThat(new Cube()).hasToString("cube");
        assertThat(new Negate()).hasToString("negate");
    }

    private static Number smallest(BigInteger exact) {
        boolean fits = exact.compareTo(LONG_MIN) >= 0 && exact.compareTo(LONG_MAX) <= 0;
        return fits ? (Number) exact.longValueExact() : exact;
    }
}

package io.sparkpool.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
    static Stream<Object> values() {
        return Stream.of(7, 7L, -0.0, 0.5f, BigInteger.TEN.pow(30), "seven", new Object());
    }

    @ParameterizedTest
    @NullSource
    @MethodSource("values")
    void valuesOfAnyTypeComeBackThemselves(Object value) {
        assertThat(new Identity().call(value)).isSameAs(value);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE})
    void longsComeBackUnchanged(long x) {
        assertThat(new Identity().applyAsLong(x)).isEqualTo(x);
    }

    @Test
    void messagesCallItIdentity() {
        assertThat(new Identity()).hasToString("identity");
    }
}

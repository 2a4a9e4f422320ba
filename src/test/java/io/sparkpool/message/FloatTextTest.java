package io.sparkpool.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.sink.Python;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.0                     | 0.0
            -0.0                    | -0.0
            1.0                     | 1.0
            -1.0                    | -1.0
            100.0                   | 100.0
            0.1                     | 0.1
            0.30000000000000004     | 0.30000000000000004
            4.35                    | 4.35
            2.0E-3                  | 0.002
            123456789.125           | 123456789.125
            1e-4                    | 0.0001
            0.00012345              | 0.00012345
            9.999e-5                | 9.999e-05
            1e-5                    | 1e-05
            -1.5e-10                | -1.5e-10
            1e15                    | 1000000000000000.0
            9007199254740992        | 9007199254740992.0
            9007199254740993        | 9007199254740992.0
            9999999999999998        | 9999999999999998.0
            1e16                    | 1e+16
            -1e16                   | -1e+16
            123456789012345680      | 1.2345678901234568e+17
            1e21                    | 1e+21
            8.41e21                 | 8.41e+21
            1e22                    | 1e+22
            1e23                    | 1e+23
            2e23                    | 2e+23
            1e100                   | 1e+100
            1.7976931348623157e308  | 1.7976931348623157e+308
            2.2250738585072014e-308 | 2.2250738585072014e-308
            2.2250738585072011e-308 | 2.225073858507201e-308
            3e-320                  | 3e-320
            4.9e-320                | 4.9e-320
            1e-320                  | 1e-320
            9.5e-322                | 9.5e-322
            2e-322                  | 2e-322
            2e-323                  | 2e-323
            1.5e-323                | 1.5e-323
            1e-323                  | 1e-323
            5e-324                  | 5e-324
            -5e-324                 | -5e-324
            Infinity                | inf
            -Infinity               | -inf
            NaN                     | nan
            """)
    void doublesLookAsPythonPrintsThem(double value, String text) {
        assertThat(FloatText.of(value)).isEqualTo(text);
    }

    @Test
    void randomDoublesReadBack() {
        Random random = new Random(20260103);
        for (int i = 0; i < 100_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(FloatText.of(value))).isEqualTo(value);
            }
        }
    }

    @Test
    void randomDoublesLookAsPythonPrintsThem() throws IOException {
        double[] values = values(new Random(20260104));
        List<String> bits = DoubleStream.of(values)
                .mapToObj(value -> "%016x".formatted(Double.doubleToRawLongBits(value)))
                .toList();
        List<String> printed = Python.lines("""
                import struct, sys
                for line in sys.stdin:
                    print(repr(struct.unpack(">d", bytes.fromhex(line))[0]))
                """, bits);
        assertThat(DoubleStream.of(values).mapToObj(FloatText::of).collect(Collectors.toList()))
                .isEqualTo(printed);
    }

    /** Returns doubles of random bits, the smallest ones, subnormal ones, short decimals, and powers of ten with neighbours. */
    private static double[] values(Random random) {
        DoubleStream anyBits = random.longs(20_000).mapToDouble(Double::longBitsToDouble);
        DoubleStream smallest = LongStream.rangeClosed(1, 3_000).mapToDouble(Double::longBitsToDouble);
        DoubleStream subnormal =
                random.longs(5_000).map(bits -> bits >>> (12 + (bits & 31))).mapToDouble(Double::longBitsToDouble);
        DoubleStream decimals = random.ints(5_000, 0, 10_000_000).mapToDouble(number -> number / 1000.0);
        DoubleStream tens = LongStream.rangeClosed(-323, 308)
                .mapToDouble(exponent -> Double.parseDouble("1e" + exponent))
                .flatMap(ten -> DoubleStream.of(Math.nextDown(ten), ten, -ten, Math.nextUp(ten)));
        return DoubleStream.concat(
                        DoubleStream.concat(anyBits, smallest),
                        DoubleStream.concat(DoubleStream.concat(subnormal, decimals), tens))
                .toArray();
    }
}

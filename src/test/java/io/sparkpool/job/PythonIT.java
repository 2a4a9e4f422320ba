package io.sparkpool.job;

import static io.sparkpool.job.Submission.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.LongText;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The job prints the same bytes as a program that maps the same inputs with Python's multiprocessing.Pool. */
@EnabledIf(value = "io.sparkpool.sink.Python#isInstalled", disabledReason = "there is no python3 on the PATH")
class PythonIT {
    private static final String PROGRAM = """
            import sys
            from multiprocessing import Pool

            def number(line):
                try:
                    return int(line)
                except ValueError:
                    return float(line)

            def square(x):
                return x * x

            if __name__ == "__main__":
                with open(sys.argv[1], encoding="utf-8-sig") as lines:
                    numbers = [number(line) for line in lines if line.strip()]
                with Pool(processes=4) as pool:
                    print("Pool    :", pool.map(square, numbers))
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("inputs")
    void theOutputIsTheSameBytes(String name, String text) throws IOException, InterruptedException {
        Path program = Files.writeString(directory.resolve("lesson.py"), PROGRAM);
        Path input = Files.writeString(directory.resolve("numbers.txt"), text);
        Submission.Result python = Submission.command("python3", program.toString(), input.toString())
                .run();
        assertThat(python.exitCode()).as(LongText.of(python.err())).isZero();
        assertThat(submit("-q", "-i", input.toString()).run()).isEqualTo(python);
    }

    static Stream<Arguments> inputs() throws IOException {
        return Stream.of(
                arguments("the lesson's", Files.readString(Path.of("data/numbers.txt"))),
                arguments("mixed", Files.readString(Path.of("data/mixed.txt"))),
                arguments("nothing", ""),
                arguments(
                        "spellings",
                        "\ufeff 1_000 \r\n\r\n+7\n007\n-0\n.5\n5.\n1E5\n1_0.2_5\nInfinity\n-inf\nNaN\n1e400\n"),
                arguments(
                        "borders",
                        "46340\n46341\n-46341\n3037000499\n3037000500\n-3037000500\n9223372036854775807\n"
                                + "-9223372036854775808\n9223372036854775808\n1000000000000000000000000000000\n"),
                arguments(
                        "floats",
                        "1e16\n1e-5\n0.0001\n0.01\n0.1\n-0.0\n1e8\n1e7\n5e-324\n1e-162\n2.2e-162\n1e154\n1e155\n"
                                + "inf\n-inf\nnan\n123456789.125\n1e11\n1e-2\n"),
                arguments("random ints", randomInts()),
                arguments("random floats", randomFloats()));
    }

    private static String randomInts() {
        Random random = new Random(42);
        return Stream.generate(() -> new BigInteger(random.nextInt(1, 200), random))
                .map(number -> random.nextBoolean() ? number : number.negate())
                .limit(2000)
                .map(BigInteger::toString)
                .collect(Collectors.joining("\n"));
    }

    private static String randomFloats() {
        Random random = new Random(42);
        return Stream.generate(() -> Double.longBitsToDouble(random.nextLong()))
                .filter(Double::isFinite)
                .map(x -> random.nextInt(3) == 0 ? Math.sqrt(Math.abs(x)) : random.nextDouble() * 1e6)
                .limit(2000)
                .map(x -> Double.toString(x))
                .collect(Collectors.joining("\n"));
    }

    private static Arguments arguments(String name, String text) {
        return Arguments.of(name, text);
    }
}

package io.sparkpool.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.SharedPool;
import io.sparkpool.pool.Pool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What learners are told about files that do not compile. */
@ExtendWith(SharedPool.class)
class CompilerAdviceTest {
    @TempDir
    Path directory;

    @ParameterizedTest(name = "{index}: {1}")
    @MethodSource("errors")
    void theFirstErrorIsExplainedBelowItsLine(String part, String replacement, String expected, Pool pool)
            throws IOException {
        Trial trial = new Trial(Exercises.find("LastDigit").orElseThrow(), directory, pool);
        String told = trial.check(trial.solutionWith(part, replacement), Language.EN);
        System.err.println("@@ " + replacement + "\n" + told);
        assertThat(told).isEqualTo(expected.strip());
    }

    static Stream<Arguments> errors() {
        String result = "return x * x % 10;";
        return Stream.of(
                Arguments.of(result, "return x * x % 10", ""),
                Arguments.of(result, "return (x * x % 10;", ""),
                Arguments.of(result, "return y * x % 10;", ""),
                Arguments.of(result, "return lastdigit(x);", ""),
                Arguments.of(result, "retrun x;", ""),
                Arguments.of(result, "retrun(x);", ""),
                Arguments.of(result, "", ""),
                Arguments.of(result, "if (x > 0) return x;", ""),
                Arguments.of(result, "return \"9\";", ""),
                Arguments.of(result, "int square = x * x; return square % 10;", ""),
                Arguments.of(result, "Thread.sleep(1); return x;", ""),
                Arguments.of(result, "return 3000000000;", ""),
                Arguments.of(result, "long x = 1; return x;", ""),
                Arguments.of(result, "long y; return y;", ""),
                Arguments.of(result, "return x; x++;", ""),
                Arguments.of(result, "x * x % 10;", ""),
                Arguments.of(result, "String s = \"9; return 9;", ""),
                Arguments.of(result, "return x * x % 10; }", ""),
                Arguments.of(result, "return Math.max(x);", ""),
                Arguments.of(result, "return \u00d7;", ""),
                Arguments.of("class LastDigit", "class LastDigits", ""),
                Arguments.of("class LastDigit {", "class LastDigit implements Runnable {", ""),
                Arguments.of("static long lastDigit(", "long lastDigit(", ""),
                Arguments.of("import java.util.List;", "", ""),
                Arguments.of("import java.util.List;", "import java.utils.List;", ""),
                Arguments.of("pool.map(LastDigit::lastDigit, numbers)", "pool.map(numbers, LastDigit::lastDigit)", ""),
                Arguments.of("pool.map(LastDigit::lastDigit, numbers)", "pool.map(x -> x * x % 10.0, numbers)", ""),
                Arguments.of("pool.map(LastDigit::lastDigit, numbers)", "pool.mapp(LastDigit::lastDigit, numbers)", ""),
                Arguments.of("return pool.map(LastDigit::lastDigit", "long n = 0; n++; return pool.map(x -> x + n", ""),
                Arguments.of("public class LastDigit {", "package my; public class LastDigit {", ""),
                Arguments.of("public class LastDigit {", "class Other {", ""),
                Arguments.of("import io", "package my; import io", ""),
                Arguments.of("static long lastDigit(long x) {", "static long lastDigits(long x) {", ""),
                Arguments.of("static long lastDigit(long x) {", "static long lastDigit(Long x) {", ""),
                Arguments.of(result, "if (x < 0) System.exit(1); return x;", ""),
                Arguments.of(result, "if (x < 0) Runtime.getRuntime().halt(1); return x;", ""));
    }
}

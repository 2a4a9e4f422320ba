package io.sparkpool.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.SharedPool;
import io.sparkpool.pool.Pool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What learners are told about the mistakes that they make. Each is made in a solution. */
@ExtendWith(SharedPool.class)
class MistakesTest {
    @TempDir
    Path directory;

    @ParameterizedTest(name = "{index}: exercise {0}, {2}")
    @MethodSource({"wrongAnswers", "exceptions"})
    void aMistakeIsExplainedInTheWordsOfTheLesson(
            int number, String part, String replacement, String expected, Pool pool) throws IOException {
        Exercise exercise = Exercises.find(Integer.toString(number)).orElseThrow();
        Trial trial = new Trial(exercise, directory, pool);
        String told = trial.check(trial.solutionWith(part, replacement), Language.EN);
        System.err.println("@@ " + number + " " + replacement + "\n" + told);
        assertThat(told).isEqualTo(expected.strip());
    }

    static Stream<Arguments> wrongAnswers() {
        return Stream.of(
                Arguments.of(1, "x * x % 10", "x % 10", ""),
                Arguments.of(1, "x * x % 10", "x * x", ""),
                Arguments.of(1, "x * x % 10", "2 * x % 10", ""),
                Arguments.of(1, "x * x % 10", "(long) Math.sqrt(x)", ""),
                Arguments.of(1, "pool.map(LastDigit::lastDigit, numbers)", "List.of()", ""),
                Arguments.of(1, "pool.map(LastDigit::lastDigit, numbers)", "null", ""),
                Arguments.of(1, "pool.map(LastDigit::lastDigit, numbers)", "pool.map(x -> x * x, numbers)", ""),
                Arguments.of(
                        1,
                        "pool.map(LastDigit::lastDigit, numbers)",
                        "numbers.stream().map(LastDigit::lastDigit).toList()",
                        ""),
                Arguments.of(
                        1,
                        "pool.map(LastDigit::lastDigit, numbers)",
                        "pool.map(LastDigit::lastDigit, numbers.subList(1, 100))",
                        ""),
                Arguments.of(1, "pool.map(LastDigit::lastDigit, numbers)",
                        "pool.map(LastDigit::lastDigit, numbers).stream().sorted().toList()", ""),
                Arguments.of(2, "(inputs + tasks - 1) / tasks", "inputs / tasks", ""),
                Arguments.of(2, "4 * cores", "cores", ""),
                Arguments.of(2, "Math.min(first + size, inputs) - 1", "first + size - 1", ""),
                Arguments.of(2, "Math.min(first + size, inputs) - 1", "Math.min(first + size, inputs)", ""),
                Arguments.of(2, "first + size, inputs", "first + size, inputs - 1", ""),
                Arguments.of(2, "first < inputs", "first < inputs - size", ""),
                Arguments.of(2, "first < inputs", "first <= inputs", ""),
                Arguments.of(3, "sorted.sort(Comparator.comparingInt(Chunk::number));", "", ""),
                Arguments.of(3, "return outputs;", "outputs.sort(null); return outputs;", ""),
                Arguments.of(3, "Comparator.comparingInt(Chunk::number)", "(a, b) -> b.number() - a.number()", ""),
                Arguments.of(
                        3,
                        "Comparator.comparingInt(Chunk::number)",
                        "Comparator.comparing(chunk -> Integer.toString(chunk.number()))",
                        ""),
                Arguments.of(3, "Comparator.comparingInt(Chunk::number)", "Comparator.comparingInt(c -> c.outputs().size())", ""),
                Arguments.of(3, "outputs.addAll(chunk.outputs())", "outputs.add(chunk.outputs().size() + 0L)", ""),
                Arguments.of(4, "Math.multiplyExact(a, b)", "Math.multiplyExact((int) a, (int) b)", ""),
                Arguments.of(4, "return Math.multiplyExact(a, b);", "return (int) a * (int) b;", ""),
                Arguments.of(4, "Math.multiplyExact(a, b)", "a * b", ""),
                Arguments.of(4, "Math.multiplyExact(a, b)", "(double) a * b", ""),
                Arguments.of(4, "Math.multiplyExact(a, b)", "large(a, b)", ""),
                Arguments.of(4, "return Math.multiplyExact(a, b);", "long p = a * b; if (a != 0 && p / a != b) return large(a, b); return p;", ""),
                Arguments.of(4, "Math.multiplyExact(a, b)", "Math.multiplyExact(a, b + 1)", ""),
                Arguments.of(5, "throw new IllegalArgumentException(\"not a number: '\" + line + \"'\", e);", "return 0;", ""),
                Arguments.of(5, "throw new IllegalArgumentException(\"not a number: '\" + line + \"'\", e);", "throw e;", ""),
                Arguments.of(5, "return Double.parseDouble(line)", "return Math.abs(Double.parseDouble(line))", ""),
                Arguments.of(5, "ErrorPolicy.quarantine(bad::add)", "ErrorPolicy.fail()", ""),
                Arguments.of(5, "ErrorPolicy.quarantine(bad::add)", "ErrorPolicy.quarantine(failed -> {})", ""),
                Arguments.of(5, "pool.withErrorPolicy(policy).map(Measurements::parse, lines)", "List.of()", ""),
                Arguments.of(5, "map(Measurements::parse, lines)", "map(Measurements::parse, lines.subList(1, 7))", ""),
                Arguments.of(5, "map(Measurements::parse, lines)", "map(Measurements::parse, lines.stream().filter(l -> !l.isEmpty()).toList())", ""),
                Arguments.of(6, "1 / (serial + (1 - serial) / cores)", "cores", ""),
                Arguments.of(6, "1 / (serial + (1 - serial) / cores)", "serial + (1 - serial) / cores", ""),
                Arguments.of(6, "(1 - serial) / cores", "(1 - serial) * cores", ""),
                Arguments.of(6, "1 / (serial + (1 - serial) / cores)", "1 / (1 - serial / cores)", ""),
                Arguments.of(6, "1.0 / cores", "1 / cores", ""),
                Arguments.of(6, "manyCores / oneCore", "oneCore / manyCores", ""),
                Arguments.of(6, "return cores;", "return cores + 1;", ""),
                Arguments.of(6, "return cores;", "return cores - 1;", ""),
                Arguments.of(6, "return cores;", "return 0;", ""),
                Arguments.of(7, "order.price().multiply(BigDecimal.valueOf(order.quantity()))", "order.price()", ""),
                Arguments.of(7, "order.price().multiply(BigDecimal.valueOf(order.quantity()))", "new BigDecimal(order.price().doubleValue() * order.quantity())", ""),
                Arguments.of(7, "order.price().multiply(BigDecimal.valueOf(order.quantity()))", "order.price().add(BigDecimal.ONE)", ""),
                Arguments.of(7, "order.price().multiply(BigDecimal.valueOf(order.quantity()))", "null", ""),
                Arguments.of(7, "Priced(order.id()", "Priced(1", ""),
                Arguments.of(7, "order.quantity() < 0", "order.quantity() < -5", ""),
                Arguments.of(7, "\"the quantity is \" + order.quantity()", "\"bad\"", ""),
                Arguments.of(8, "return new StringTokenizer(line).countTokens();", "words += new StringTokenizer(line).countTokens(); return 0; } static long words; static {", ""),
                Arguments.of(8, "return pool.mapReduce(CountWords::count, 0L, Long::sum, Inputs.of(lines));", "return pool.map(CountWords::count, lines).size();", ""),
                Arguments.of(8, "0L, Long::sum", "0L, Math::max", ""),
                Arguments.of(8, "0L, Long::sum", "1L, Long::sum", ""),
                Arguments.of(8, "return new StringTokenizer(line).countTokens();", "return line.split(\" \").length;", ""),
                Arguments.of(8, "return pool.mapReduce(CountWords::count, 0L, Long::sum, Inputs.of(lines));", "long[] sum = {0}; pool.map(line -> sum[0] += count(line), lines); return sum[0];", ""));
    }

    static Stream<Arguments> exceptions() {
        return Stream.of(
                Arguments.of(1, "x * x % 10", "x * x % 10 / x", ""),
                Arguments.of(1, "x * x % 10", "lastDigit(x)", ""),
                Arguments.of(1, "return x * x % 10;", "if (x == 50) throw new IllegalStateException(\"fifty\"); return x * x % 10;", ""),
                Arguments.of(1, "static long lastDigit(", "static int ten = Integer.parseInt(\"ten\"); static long lastDigit(", ""),
                Arguments.of(3, "new ArrayList<>(completed)", "completed", ""),
                Arguments.of(3, "outputs.addAll(chunk.outputs())", "outputs.set(0, chunk.outputs().get(0))", ""),
                Arguments.of(3, "return outputs;", "for (Long output : outputs) outputs.remove(output); return outputs;", ""),
                Arguments.of(3, "return outputs;", "outputs.add(null); return outputs;", ""),
                Arguments.of(3, "List<Chunk> sorted =", "String s = null; s.length(); List<Chunk> sorted =", ""),
                Arguments.of(4, "return large(a, b);", "throw doesNotFit;", ""),
                Arguments.of(5, "map(Measurements::parse, lines)", "map(line -> new Object() { double v = parse(line); }.v / lines.get(9).length(), lines)", ""),
                Arguments.of(7, "public Priced call(Order order) {", "public Priced call(Order order) { \"\".charAt(1);", ""));
    }
}

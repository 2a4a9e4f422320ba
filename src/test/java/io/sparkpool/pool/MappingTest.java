package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import io.sparkpool.function.BatchFunction;
import io.sparkpool.function.IndexedFunction;
import io.sparkpool.pool.task.InputAdapter;
import io.sparkpool.pool.task.ListEncoder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(SharedPool.class)
class MappingTest {
    private static final Function<Long, Long> EACH = x -> 10 / x;
    private static final IndexedFunction<Long, Long> INDEXED = (index, x) -> index + 10 / x;
    private static final FlatMapFunction<Long, Long> FLAT =
            x -> List.of(x, 10 / x).iterator();
    private static final BatchFunction<Long, Long> BATCHES =
            batch -> batch.stream().map(x -> 10 / x).toList();

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of(EACH, List.of("'2' 5", "'1' 10", "'4' 2")),
                Arguments.of(INDEXED, List.of("'2' 5", "'1' 12", "'4' 6")),
                Arguments.of(FLAT, List.of("'2' 2", "'2' 5", "'1' 1", "'1' 10", "'4' 4", "'4' 2")),
                Arguments.of(BATCHES, List.of("'2' 5", "'1' 10", "'4' 2")));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void anAdapterMakesInputsAndCompletesOutputs(Object function, List<String> expected, Pool pool) {
        List<FailedInput> failed = new ArrayList<>();
        Pool lenient = pool.withErrorPolicy(ErrorPolicy.quarantine(failed::add)).withChunkSize(5);
        Mapping<Long, Long> mapping = Mapping.of(function);
        Inputs<String> inputs = Inputs.of(List.of("'2'", "'0'", "'1'", "'x'", "'4'", "'5'"));
        List<String> outputs = new ArrayList<>();
        try (Outputs<String> mapped = lenient.imap(mapping.adapted(new Quoted()), inputs)) {
            mapped.forEachRemaining(outputs::add);
        }
        assertThat(outputs).isEqualTo(expected);
        assertThat(failed)
                .containsExactly(
                        new FailedInput(1, "'0'", "ArithmeticException: / by zero"),
                        new FailedInput(3, "'x'", "NumberFormatException: For input string: \"x\""),
                        new FailedInput(5, "'5'", "IllegalStateException: five"));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aFailureNamesTheFunctionAndTheInputThatThereIs(Object function, List<String> expected, Pool pool) {
        Mapping<String, String> adapted = Mapping.<Long, Long>of(function).adapted(new Quoted());
        assertThat(adapted.given()).isSameAs(function);
        assertThat(adapted.isFlat()).isEqualTo(function instanceof FlatMapFunction);
        assertThatThrownBy(() -> {
                    try (Outputs<String> mapped = pool.imap(adapted, Inputs.of(List.of("'5'")))) {
                        mapped.next();
                    }
                })
                .hasMessage(
                        "function 'a lambda in %s' failed at index 0 on input ''5'': IllegalStateException: five",
                        MappingTest.class.getName());
    }

    @Test
    void adaptersCanBeAdapted(Pool pool) {
        Mapping<String, String> twice = Mapping.each(EACH).adapted(new Quoted()).adapted(new Quoting());
        try (ChunkResults<List<String>> results =
                pool.mapChunks(twice, Inputs.of(List.of("2")), ListEncoder.encoding())) {
            assertThat(results.next()).containsExactly("2 -> '2' 5");
            assertThat(results.outputs()).isEqualTo(1);
        }
    }

    @Test
    void anAdapterMustBeSerializable(Pool pool) {
        Object culprit = new Object();
        Mapping<Long, Long> mapping = Mapping.each(EACH).adapted(new InputAdapter<>() {
            @Override
            public Long before(Long input) {
                return input + culprit.hashCode();
            }

            @Override
            public Long after(Long input, Long output) {
                return output;
            }
        });
        assertThatThrownBy(() -> pool.imap(mapping, Range.of(1, 2)))
                .isInstanceOf(PoolException.class)
                .hasMessage(
                        "function 'a lambda in %s' cannot be sent to executors: a %1$s is not serializable; let class %1$s"
                                + " implement java.io.Serializable, or leave it out",
                        MappingTest.class.getName());
    }

    @Test
    void oneShapeIsWanted() {
        String wanted = "; let its class implement one of org.apache.spark.api.java.function.Function,"
                + " org.apache.spark.api.java.function.FlatMapFunction and io.sparkpool.function.BatchFunction";
        assertThatThrownBy(() -> Mapping.of("text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'text' implements no function" + wanted);
        assertThatThrownBy(() -> Mapping.of(new TwoShapes()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'two shapes' implements more than one function" + wanted);
    }

    @Test
    void nothingMayBeMissing(Pool pool) {
        assertThatThrownBy(() -> Mapping.each(null)).hasMessage("function is null");
        assertThatThrownBy(() -> Mapping.flat(null)).hasMessage("function is null");
        assertThatThrownBy(() -> Mapping.batches(null)).hasMessage("function is null");
        assertThatThrownBy(() -> Mapping.of(null)).hasMessage("function is null");
        assertThatThrownBy(() -> Mapping.each(EACH).adapted(null)).hasMessage("adapter is null");
        assertThatThrownBy(() -> pool.imap((Mapping<Long, Long>) null, Range.of(0, 1)))
                .hasMessage("mapping is null");
    }

    /** Takes a number from its quotes, and puts the quoted number before the output. Fails for the output of 5. */
    private record Quoted() implements InputAdapter<String, Long, Long, String> {
        @Override
        public Long before(String input) {
            return Long.valueOf(input.substring(1, input.length() - 1));
        }

        @Override
        public String after(String input, Long output) {
            if (input.equals("'5'")) {
                throw new IllegalStateException("five");
            }
            return input + " " + output;
        }
    }

    private record Quoting() implements InputAdapter<String, String, String, String> {
        @Override
        public String before(String input) {
            return "'" + input + "'";
        }

        @Override
        public String after(String input, String output) {
            return input + " -> " + output;
        }
    }

    private static final class TwoShapes implements Function<Long, Iterator<Long>>, FlatMapFunction<Long, Long> {
        @Override
        public Iterator<Long> call(Long x) {
            return List.of(x).iterator();
        }

        @Override
        public String toString() {
            return "two shapes";
        }
    }
}

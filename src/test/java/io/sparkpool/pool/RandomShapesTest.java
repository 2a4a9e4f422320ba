package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import io.sparkpool.function.BatchFunction;
import io.sparkpool.function.IndexedFunction;
import io.sparkpool.pool.task.ListEncoder;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A map with a function of any shape gives what a loop gives; a random seed decides what fails, and what is cut where. */
@ExtendWith(SharedPool.class)
@Timeout(300)
class RandomShapesTest {
    private static final int CASES = 120;

    static IntStream seeds() {
        return IntStream.range(0, CASES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shapesAndSizesShowNeitherInOutputsNorInFailuresNorInCounts(int seed, Pool shared) {
        try (Pool pool = Pool.local(1 << seed % 3)) { // on the Spark of the shared pool
            check(seed, pool);
        }
    }

    private static void check(int seed, Pool pool) {
        Random random = new Random(seed);
        List<String> records = records(random);
        Rule rule = new Rule(seed, Shape.values()[seed % Shape.values().length], random.nextInt(3) * 10);
        Loop expected = Loop.over(records, rule);
        long maxErrors = random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(4);
        List<FailedInput> failed = new ArrayList<>();
        Pool sized = pool.withErrorPolicy(ErrorPolicy.quarantine(failed::add, maxErrors))
                .withRetries(random.nextInt(2))
                .withChunkSize(1 + random.nextInt(60))
                .withBatchSize(1 + random.nextInt(20));

        List<Object> outputs = new ArrayList<>();
        try (ChunkResults<List<Object>> results =
                sized.mapChunks(rule.mapping(), new RecordInputs(records), ListEncoder.encoding())) {
            if (expected.failed.size() > maxErrors) {
                Failed first = expected.failed.get((int) maxErrors);
                assertThatThrownBy(() -> results.forEachRemaining(outputs::addAll))
                        .isInstanceOfSatisfying(
                                PoolException.class, e -> assertThat(e.index()).hasValue(first.index()));
                assertThat(outputs).isEqualTo(expected.outputs.subList(0, first.outputsBefore()));
                assertThat(results.inputsMapped()).isEqualTo(first.index());
            } else {
                results.forEachRemaining(outputs::addAll);
                assertThat(outputs).isEqualTo(expected.outputs);
                assertThat(results.inputsMapped()).isEqualTo(expected.inputs);
            }
            assertThat(results.outputs()).isEqualTo(outputs.size());
        }
        assertThat(failed)
                .extracting(FailedInput::index)
                .isEqualTo(expected.failed.stream()
                        .limit(maxErrors)
                        .map(Failed::index)
                        .toList());
    }

    /** Returns numbers, among them blanks, which are no inputs, and words, which are not numbers. */
    private static List<String> records(Random random) {
        int kinds = random.nextBoolean() ? 20 : 1;
        return Stream.generate(() -> switch (random.nextInt(kinds)) {
                    case 19 -> "";
                    case 18 -> "word";
                    default -> Long.toString(random.nextInt(10_000));
                })
                .limit(random.nextInt(200))
                .toList();
    }

    private enum Shape {
        EACH,
        INDEXED,
        FLAT,
        BATCHES
    }

    private record Failed(long index, int outputsBefore) {}

    /** What a loop in this thread gives. */
    private static final class Loop {
        private final List<Object> outputs = new ArrayList<>();
        private final List<Failed> failed = new ArrayList<>();
        private long inputs;

        static Loop over(List<String> records, Rule rule) {
            Loop loop = new Loop();
            records.stream().filter(record -> !record.isEmpty()).forEach(record -> loop.add(record, rule));
            return loop;
        }

        private void add(String record, Rule rule) {
            if (record.equals("word") || rule.fails(Long.parseLong(record))) {
                failed.add(new Failed(inputs, outputs.size()));
            } else {
                outputs.addAll(rule.outputs(inputs, Long.parseLong(record)));
            }
            inputs++;
        }
    }

    /** Outputs of any number and of several types, and inputs that fail. */
    private record Rule(int seed, Shape shape, int failPercent) implements Serializable {
        boolean fails(Long input) {
            return new Random(seed ^ input).nextInt(100) < failPercent;
        }

        List<Object> outputs(long index, Long input) {
            return switch (shape) {
                case EACH, BATCHES -> List.of(output(input));
                case INDEXED -> List.of(index + ": " + output(input));
                case FLAT ->
                    IntStream.range(0, (int) (input % 5))
                            .mapToObj(i -> output(input + i))
                            .toList();
            };
        }

        private Object output(long x) {
            return seed % 3 == 0 || x % 17 != 0 ? (Object) x : "text of " + x;
        }

        private Object only(Long input) {
            return all(0, input).get(0);
        }

        private List<Object> all(long index, Long input) {
            if (fails(input)) {
                throw new IllegalStateException("no " + input);
            }
            return outputs(index, input);
        }

        Mapping<Long, Object> mapping() {
            return Mapping.of(
                    switch (shape) {
                        case EACH -> (Function<Long, Object>) this::only;
                        case INDEXED ->
                            (IndexedFunction<Long, Object>)
                                    (index, x) -> all(index, x).get(0);
                        case FLAT ->
                            (FlatMapFunction<Long, Object>) x -> failingLate(x).iterator();
                        case BATCHES ->
                            (BatchFunction<Long, Object>)
                                    batch -> batch.stream().map(this::only).toList();
                    });
        }

        /** Fails behind the outputs, which must not remain. */
        private Stream<Object> failingLate(Long input) {
            return Stream.concat(
                    outputs(0, input).stream(),
                    Stream.of(input).filter(this::fails).map(this::only));
        }
    }
}

package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import io.sparkpool.function.IndexedFunction;
import io.sparkpool.pool.task.Encoder;
import io.sparkpool.pool.task.Encoding;
import io.sparkpool.pool.task.OutputTooLargeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Outputs that claim to need more memory than a wave may use. */
@ExtendWith(SharedPool.class)
@Timeout(300)
class LargeOutputsTest {
    private static final List<Long> ALL = LongStream.range(0, 200).boxed().toList();

    @ParameterizedTest(name = "{0} outputs fill the room of a wave of one chunk, chunks of {1}")
    @CsvSource({"1.1, 1", "1.1, 200", "3, 7", "3, 200", "50, 50", "300, 200"})
    void aChunkIsContinuedAsOftenAsItsOutputsNeed(double outputsThatFit, int chunkSize, Pool pool) {
        Encoding<Object, List<Object>> encoding = new Claiming(outputsThatFit);
        List<Object> outputs = new ArrayList<>();
        try (ChunkResults<List<Object>> results =
                pool.withChunkSize(chunkSize).mapChunks(x -> x, Range.of(0, 200), encoding)) {
            while (results.hasNext()) {
                results.next().forEach(outputs::add);
                assertThat(results.inputsMapped()).isEqualTo(outputs.size());
            }
            assertThat(results.chunksMapped()).isEqualTo((200 + chunkSize - 1) / chunkSize);
        }
        assertThat(outputs).isEqualTo(ALL);
    }

    @ParameterizedTest
    @CsvSource({"3, 7", "3, 200", "50, 50"})
    void aChunkWithFailingInputsIsContinuedToo(double outputsThatFit, int chunkSize, Pool pool) {
        List<Long> failed = new ArrayList<>();
        Pool lenient = pool.withErrorPolicy(ErrorPolicy.quarantine(input -> failed.add(input.index())));
        List<Object> outputs = new ArrayList<>();
        try (ChunkResults<List<Object>> results = lenient.withChunkSize(chunkSize)
                .mapChunks(x -> 1 / (x % 10) * 0 + x, Range.of(0, 200), new Claiming(outputsThatFit))) {
            results.forEachRemaining(outputs::addAll);
        }
        assertThat(outputs).isEqualTo(ALL.stream().filter(x -> x % 10 != 0).toList());
        assertThat(failed).isEqualTo(ALL.stream().filter(x -> x % 10 == 0).toList());
    }

    @ParameterizedTest
    @CsvSource({"20, 70, 20", "50, 50, 7", "300, 200, 256"})
    void aChunkOfBatchesIsContinuedToo(double outputsThatFit, int chunkSize, int batchSize, Pool pool) {
        Mapping<Long, Object> tens = Mapping.batches(
                batch -> batch.stream().<Object>map(x -> 1 / (x % 10) * 0 + x).toList());
        List<Long> failed = new ArrayList<>();
        Pool lenient = pool.withErrorPolicy(ErrorPolicy.quarantine(input -> failed.add(input.index())));
        assertThat(outputs(
                        lenient.withChunkSize(chunkSize).withBatchSize(batchSize), tens, new Claiming(outputsThatFit)))
                .isEqualTo(ALL.stream().filter(x -> x % 10 != 0).toList());
        assertThat(failed).isEqualTo(ALL.stream().filter(x -> x % 10 == 0).toList());
    }

    @ParameterizedTest
    @CsvSource({"20, 200", "50, 50", "300, 200"})
    void theOutputsOfAnInputStayTogetherInAChunkThatIsContinued(double outputsThatFit, int chunkSize, Pool pool) {
        Mapping<Long, Object> upToThree =
                Mapping.flat(x -> Collections.<Object>nCopies((int) (x % 4), x).iterator());
        assertThat(outputs(pool.withChunkSize(chunkSize), upToThree, new Claiming(outputsThatFit)))
                .isEqualTo(ALL.stream()
                        .flatMap(x -> Collections.nCopies((int) (x % 4), x).stream())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"20, 200", "50, 50"})
    void indicesGoOnWhereAChunkIsContinued(double outputsThatFit, int chunkSize, Pool pool) {
        IndexedFunction<Long, Object> index = (position, x) -> position;
        assertThat(outputs(pool.withChunkSize(chunkSize), Mapping.each(index), new Claiming(outputsThatFit)))
                .isEqualTo(ALL);
        List<String> records = ALL.stream().map(Object::toString).toList();
        List<Object> counted = new ArrayList<>();
        try (ChunkResults<List<Object>> results = pool.withChunkSize(chunkSize)
                .mapChunks(Mapping.each(index), new RecordInputs(records), new Claiming(outputsThatFit))) {
            results.forEachRemaining(counted::addAll);
        }
        assertThat(counted).isEqualTo(ALL);
    }

    @Test
    void moreOutputsOfOneInputThanThereIsRoomForFail(Pool pool) {
        Mapping<Long, Object> four =
                Mapping.flat(x -> Collections.<Object>nCopies(4, x).iterator());
        assertThatThrownBy(() -> outputs(pool, four, new Claiming(3)))
                .isInstanceOf(PoolException.class)
                .hasMessageMatching(
                        "function 'a lambda in .*' failed at index 0 on input '0': OutputTooLargeException: .*");
    }

    @ParameterizedTest
    @CsvSource({"20, 300, 256", "50, 300, 7"})
    void recordsWithoutInputsAreSkippedOnceWhereAChunkOfBatchesIsContinued(
            double outputsThatFit, int chunkSize, int batchSize, Pool pool) {
        List<String> records = ALL.stream()
                .map(x -> x % 3 == 0 ? "" : x % 7 == 0 ? "x" : "" + x)
                .toList();
        List<Object> places = new ArrayList<>();
        Pool lenient = pool.withErrorPolicy(ErrorPolicy.quarantine(failed -> places.add(failed.error())));
        List<Object> outputs = new ArrayList<>();
        try (ChunkResults<List<Object>> results = lenient.withChunkSize(chunkSize)
                .withBatchSize(batchSize)
                .mapChunks(
                        Mapping.<Long, Object>batches(List::copyOf),
                        new RecordInputs(records),
                        new Claiming(outputsThatFit))) {
            results.forEachRemaining(outputs::addAll);
        }
        assertThat(outputs)
                .isEqualTo(ALL.stream().filter(x -> x % 3 > 0 && x % 7 > 0).toList());
        assertThat(places)
                .isEqualTo(ALL.stream()
                        .filter(x -> x % 3 > 0 && x % 7 == 0)
                        .map(x -> "record " + x + ": not a number")
                        .toList());
    }

    /** Returns the outputs of all inputs, and checks that they are counted. */
    private static List<Object> outputs(Pool pool, Mapping<Long, Object> mapping, Claiming encoding) {
        List<Object> outputs = new ArrayList<>();
        try (ChunkResults<List<Object>> results = pool.mapChunks(mapping, Range.of(0, 200), encoding)) {
            while (results.hasNext()) {
                outputs.addAll(results.next());
                assertThat(results.outputs()).isEqualTo(outputs.size());
            }
            assertThat(results.inputsMapped()).isEqualTo(200);
        }
        return outputs;
    }

    @Test
    void anOutputForWhichThereIsNoRoomFailsAsItsInput(Pool pool) {
        assertThatThrownBy(() -> drain(pool.withChunkSize(1).mapChunks(x -> x, Range.of(5, 8), new Claiming(0.9))))
                .isInstanceOf(PoolException.class)
                .hasMessageMatching(
                        "function 'a lambda in .*' failed at index 0 on input '5': OutputTooLargeException: the"
                                + " output needs more than [0-9]+ MiB, the most that one may need to be sent to the driver;"
                                + " return less, or give the driver more memory");
    }

    @Test
    void elementsOfAnRddAreNotComputedTwice(Pool pool) {
        Inputs<Long> rdd = Inputs.of(SharedPool.context().parallelize(ALL, 1));
        assertThatThrownBy(() -> drain(pool.mapChunks(x -> x, rdd, new Claiming(3))))
                .hasMessageMatching(
                        "the outputs of one chunk need more than [0-9]+ MiB, the most that may be sent to the"
                                + " driver at once \\(reached at index [0-9]+\\); give the RDD more partitions, or the driver"
                                + " more memory");
    }

    @Test
    void theOutputsOfAnIncompleteChunkMayComeInAnyOrder(Pool pool) {
        List<String> outputs = new ArrayList<>();
        int length = (int) Math.min(ChunkSize.limit(1).bytes() / 3, 1 << 24);
        try (Outputs<String> mapped =
                pool.withChunkSize(15).imapUnordered(x -> x + "x".repeat(length), Range.of(0, 30))) {
            mapped.forEachRemaining(output -> outputs.add(output.substring(0, output.indexOf('x'))));
        }
        assertThat(outputs)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, 30).mapToObj(Long::toString).toList());
    }

    private static void drain(Iterator<?> results) {
        results.forEachRemaining(result -> {});
    }

    /** Encodes outputs as a list and claims that only a few of them fit into a wave of one chunk. */
    private record Claiming(double outputsThatFit) implements Encoding<Object, List<Object>> {
        @Override
        public Encoder<Object, List<Object>> newEncoder(OptionalLong firstIndex, long roomBytes) {
            return new ClaimingEncoder((long) (ChunkSize.limit(1).bytes() / outputsThatFit), roomBytes);
        }
    }

    private static final class ClaimingEncoder implements Encoder<Object, List<Object>> {
        private final long bytesOfOutput;
        private final long roomBytes;
        private final ArrayList<Object> outputs = new ArrayList<>();

        ClaimingEncoder(long bytesOfOutput, long roomBytes) {
            this.bytesOfOutput = bytesOfOutput;
            this.roomBytes = roomBytes;
        }

        @Override
        public void addLong(long output) {
            add(output);
        }

        @Override
        public void add(Object output) {
            if (sizeBytes() + bytesOfOutput > roomBytes) {
                throw new OutputTooLargeException(roomBytes);
            }
            outputs.add(output);
        }

        @Override
        public Mark mark() {
            int before = outputs.size();
            return () -> outputs.subList(before, outputs.size()).clear();
        }

        @Override
        public long sizeBytes() {
            return outputs.size() * bytesOfOutput;
        }

        @Override
        public ArrayList<Object> finish() {
            return outputs;
        }
    }
}

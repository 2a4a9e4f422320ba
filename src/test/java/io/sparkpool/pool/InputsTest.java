package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import io.sparkpool.function.Identity;
import io.sparkpool.function.Pair;
import io.sparkpool.pool.task.Chunk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedPool.class)
class InputsTest {
    private static final List<Long> LONGS = LongStream.range(0, 1000).boxed().toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000, 5000})
    void aListOfAnyKindIsMappedInItsOrder(int chunkSize, Pool pool) {
        List<Object> mixed = Arrays.asList(1, 2L, 2.5, "three", null, BigInteger.TEN.pow(30), Pair.of(1, "a"));
        assertThat(pool.map(new Identity(), mixed, chunkSize)).isEqualTo(mixed);
        assertThat(pool.map(x -> x, new LinkedList<>(LONGS), chunkSize)).isEqualTo(LONGS);
    }

    @Test
    void arraysAreMappedInTheirOrder(Pool pool) {
        assertThat(pool.map(x -> x + 1, Inputs.of(new long[] {1, 2, 3}))).containsExactly(2L, 3L, 4L);
        assertThat(pool.map(x -> x / 2, Inputs.of(new double[] {1, 2.5}))).containsExactly(0.5, 1.25);
    }

    @Test
    void iteratorsAndStreamsAreMappedInTheirOrder(Pool pool) {
        assertThat(pool.map(x -> x, Inputs.of(LONGS.iterator()))).isEqualTo(LONGS);
        assertThat(pool.map(x -> x, Inputs.of(LONGS.stream()))).isEqualTo(LONGS);
    }

    @Test
    void noInputsOfAnyKindGiveNoOutputs(Pool pool) {
        Stream.<Inputs<Long>>of(
                        Inputs.of(List.of()),
                        Inputs.of(new long[0]),
                        Inputs.of(Collections.emptyIterator()),
                        Inputs.of(Stream.empty()))
                .forEach(none -> assertThat(pool.map(x -> x, none)).isEmpty());
    }

    @Test
    void anIteratorIsMappedOnce(Pool pool) {
        Inputs<Long> inputs = Inputs.of(LONGS.iterator());
        pool.map(x -> x, inputs);
        assertThatThrownBy(() -> pool.map(x -> x, inputs))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("these inputs come from an iterator or a stream, which can be read only once;"
                        + " make new ones to map again");
    }

    @Test
    void aListIsMappedAnyNumberOfTimes(Pool pool) {
        Inputs<Long> inputs = Inputs.of(LONGS);
        assertThat(pool.map(x -> x, inputs)).isEqualTo(pool.map(x -> x, inputs));
    }

    @Test
    void boxedLongsTravelAsAPrimitiveArray() throws IOException {
        Chunk<Long> chunk = Inputs.<Long>of(new ArrayList<>(LONGS))
                .chunks()
                .next(1000, Long.MAX_VALUE)
                .orElseThrow();
        assertThat(serialized(chunk)).isLessThan(1000 * Long.BYTES + 500);
        assertThat(serialized(new ArrayList<>(LONGS))).isGreaterThan(1000 * Long.BYTES + 1500);
    }

    @Test
    void aChunkKnowsTheIndexOfItsFirstInput() {
        Chunks<Long> chunks = Inputs.<Long>of(LONGS).chunks();
        chunks.next(300, Long.MAX_VALUE);
        assertThat(chunks.next(300, Long.MAX_VALUE).orElseThrow().firstIndex()).hasValue(300);
    }

    @Test
    void aChunkOfLargeInputsHasFewerOfThem() throws IOException {
        Chunks<String> chunks =
                Inputs.of(Collections.nCopies(10, "x".repeat(1000))).chunks();
        Recorder<String> recorder = new Recorder<>(100);
        chunks.next(10, 2500).orElseThrow().forEach(recorder);
        assertThat(recorder.seen()).hasSize(3);
    }

    @Test
    void anInputLargerThanAChunkMayBeIsAChunk() {
        Optional<Chunk<String>> chunk =
                Inputs.of(List.of("x".repeat(1000))).chunks().next(10, 100);
        assertThat(chunk).isPresent();
    }

    @Test
    void anIteratorThatFailsGivesWhatItGaveBefore(Pool pool) {
        Iterator<Integer> failing =
                IntStream.iterate(0, i -> i + 1).map(i -> 1000 / (50 - i)).iterator();
        List<Integer> outputs = new ArrayList<>();
        try (Outputs<Integer> mapped = pool.imap(x -> x, Inputs.of(failing))) {
            assertThatThrownBy(() -> mapped.forEachRemaining(outputs::add)).isInstanceOf(ArithmeticException.class);
        }
        assertThat(outputs).hasSize(50);
    }

    @Test
    void anIteratorThatThrowsWhatItDoesNotDeclareGivesWhatItGaveBefore(Pool pool) {
        Iterator<Integer> failing = IntStream.range(0, 50)
                .map(i -> i < 49 ? i : InputsTest.<RuntimeException>thrown(new IOException("gone")))
                .iterator();
        List<Integer> outputs = new ArrayList<>();
        try (Outputs<Integer> mapped = pool.imap(x -> x, Inputs.of(failing))) {
            assertThatThrownBy(() -> mapped.forEachRemaining(outputs::add))
                    .isInstanceOf(PoolException.class)
                    .hasMessage("the inputs cannot be read: IOException: gone");
        }
        assertThat(outputs).hasSize(49);
    }

    @Test
    void inputsThatCannotTravelAreNamed(Pool pool) {
        assertThatThrownBy(() -> pool.map(x -> 1, List.of(1, new Object())))
                .isInstanceOf(PoolException.class)
                .hasMessage("the input at index 1 cannot be sent to executors: a java.lang.Object is not serializable;"
                        + " map what it is made from");
    }

    @Test
    void nullIsRefusedAtOnce(Pool pool) {
        assertThatThrownBy(() -> Inputs.of((List<Long>) null)).hasMessage("list is null");
        assertThatThrownBy(() -> Inputs.of((Iterator<Long>) null)).hasMessage("iterator is null");
        assertThatThrownBy(() -> pool.map(x -> x, (Inputs<Long>) null)).hasMessage("inputs is null");
        assertThatThrownBy(() -> pool.map(null, List.of(1))).hasMessage("function is null");
    }

    /** Throws a checked exception without declaring it. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> int thrown(Exception exception) throws E {
        throw (E) exception;
    }

    private static int serialized(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.size();
    }
}

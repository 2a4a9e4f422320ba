package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import io.sparkpool.function.IndexedFunction;
import io.sparkpool.message.UnreadableInputException;
import io.sparkpool.pool.task.Chunk;
import io.sparkpool.pool.task.InputReceiver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedPool.class)
class IndexedFunctionTest {
    /** With a local master the tasks run in this JVM and share its static fields. */
    private static final Set<Long> TRIED = ConcurrentHashMap.newKeySet();

    private static final IndexedFunction<Long, String> NUMBERED = (index, x) -> index + ":" + x;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 300})
    void everyInputComesWithItsIndex(int chunkSize, Pool pool) {
        List<String> expected =
                LongStream.range(0, 100).mapToObj(i -> i + ":" + (50 + i)).toList();
        Range range = Range.of(50, 150);
        assertThat(pool.map(NUMBERED, range, chunkSize)).isEqualTo(expected);
        List<Long> list = LongStream.range(50, 150).boxed().toList();
        assertThat(pool.map(NUMBERED, list, chunkSize)).isEqualTo(expected);
        assertThat(pool.map(NUMBERED, Inputs.of(list.iterator()), chunkSize)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 300})
    void inputsOfChunksThatDoNotKnowTheirIndexAreCounted(int chunkSize, Pool pool) {
        List<FailedInput> failed = new ArrayList<>();
        RecordInputs inputs = new RecordInputs(List.of("10", "", "11", "x", "", "12", "", "", "13"));
        assertThat(pool.withErrorPolicy(ErrorPolicy.quarantine(failed::add)).map(NUMBERED, inputs, chunkSize))
                .containsExactly("0:10", "1:11", "3:12", "4:13");
        assertThat(failed).containsExactly(new FailedInput(2, "x", "record 3: not a number"));
    }

    @Test
    void anInputIsTriedAgainWithTheSameIndex(Pool pool) {
        TRIED.clear();
        IndexedFunction<Long, Long> flaky = (index, x) -> {
            if (TRIED.add(index)) {
                throw new IllegalStateException("not yet");
            }
            return index;
        };
        assertThat(pool.withRetries(1).map(flaky, Range.of(5, 25), 3))
                .isEqualTo(LongStream.range(0, 20).boxed().toList());
    }

    @Test
    void theFormForPrimitiveNumbersIsNotUsed(Pool pool) {
        assertThat(pool.map(new AlsoOfLongs(), Range.of(5, 8))).containsExactly(0L, 1L, 2L);
    }

    @Test
    void outputsCanBeCombined(Pool pool) {
        RecordInputs inputs = new RecordInputs(List.of("10", "", "11", "12"));
        assertThat(pool.withChunkSize(1).mapReduce(NUMBERED, "", (x, y) -> x + " " + y, inputs))
                .isEqualTo(" 0:10 1:11 2:12");
    }

    @Test
    void anRddDoesNotTellIndices(Pool pool) {
        Inputs<Long> rdd = Inputs.of(SharedPool.context().parallelize(List.of(1L, 2L), 1));
        assertThatThrownBy(() -> pool.map(NUMBERED, rdd))
                .isInstanceOf(PoolException.class)
                .hasMessage("an RDD does not tell the index of an input, which the function takes; map the pairs that"
                        + " zipWithIndex() of the RDD returns, with a function of a pair");
    }

    @Test
    void whatCannotBeReadToBeCountedEndsTheMap(Pool pool) {
        assertThatThrownBy(() -> pool.map(NUMBERED, new OnlyInTasks(new UnreadableInputException("cannot read 'a'"))))
                .isInstanceOf(PoolException.class)
                .hasMessage("cannot read 'a'");
        assertThatThrownBy(() -> pool.map(NUMBERED, new OnlyInTasks(new IOException("no disk"))))
                .isInstanceOf(PoolException.class)
                .hasMessage("the inputs cannot be read: IOException: no disk");
    }

    @Test
    void aCallWithoutAnIndexIsRefused() {
        assertThatThrownBy(() -> NUMBERED.call(1L))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("this function needs the index of its input; call it with both");
    }

    private static final class AlsoOfLongs implements IndexedFunction<Long, Long>, LongUnaryOperator {
        @Override
        public Long call(long index, Long x) {
            return index;
        }

        @Override
        public long applyAsLong(long x) {
            return -1;
        }
    }

    /** Two chunks that the driver cannot read. */
    private record OnlyInTasks(IOException failure) implements Inputs<Long> {
        @Override
        public long estimateSize() {
            return 2;
        }

        @Override
        public Chunks<Long> chunks() {
            List<Chunk<Long>> rest = new ArrayList<>(
                    Stream.of(failure, failure).map(OnlyChunk::new).toList());
            return (size, maxBytes) -> rest.isEmpty() ? Optional.empty() : Optional.of(rest.remove(0));
        }
    }

    private record OnlyChunk(IOException failure) implements Chunk<Long> {
        @Override
        public void forEach(InputReceiver<? super Long> receiver) throws IOException {
            if (TaskContext.get() == null) {
                throw failure;
            }
            receiver.acceptLong(1);
        }
    }
}

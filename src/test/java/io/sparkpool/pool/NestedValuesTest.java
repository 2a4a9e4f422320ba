package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.api.java.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nested values: Java serializes them by recursion, for whose depth a thread's stack may be too small. */
@ExtendWith(SharedPool.class)
@Timeout(300)
class NestedValuesTest {
    /** Too deep for the stack of any thread. */
    private static final int TOO_DEEP = 5_000_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 800, 20_000})
    void nestedOutputsArrive(int depth, Pool pool) {
        List<Node> outputs = pool.map(x -> Node.chain(depth), Range.of(0, 5));
        assertThat(outputs).extracting(Node::depth).containsOnly(depth).hasSize(5);
    }

    @Test
    void nestedListsArrive(Pool pool) {
        List<List<Object>> outputs = pool.map(x -> nested(600), Range.of(0, 2));
        assertThat(outputs).extracting(NestedValuesTest::depth).containsExactly(600, 600);
    }

    @Test
    void anOutputThatIsNestedTooDeeplyFailsAsItsInputAndThePoolLivesOn(Pool pool) {
        Function<Long, Node> deep = new DeepAtThree();
        assertThatThrownBy(() -> pool.map(deep, Range.of(0, 8)))
                .isInstanceOfSatisfying(
                        PoolException.class, e -> assertThat(e.index()).hasValue(3))
                .hasMessageContaining("failed at index 3 on input '3': UnserializableException:"
                        + " the output cannot be sent to the driver: InvalidObjectException: it is nested too deeply");
        List<FailedInput> failed = new ArrayList<>();
        assertThat(pool.withErrorPolicy(ErrorPolicy.quarantine(failed::add)).map(deep, Range.of(0, 8), 4))
                .hasSize(7);
        assertThat(failed).extracting(FailedInput::index).containsExactly(3L);
    }

    @Test
    void nestedInputsArrive(Pool pool) {
        List<Node> inputs = List.of(Node.chain(5), Node.chain(20_000), Node.chain(7));
        assertThat(pool.map(Node::depth, inputs)).containsExactly(5, 20_000, 7);
        assertThat(pool.map(Node::depth, Inputs.of(inputs.iterator()))).containsExactly(5, 20_000, 7);
    }

    @Test
    void anInputThatIsNestedTooDeeplyIsNamed(Pool pool) {
        List<Node> inputs = List.of(Node.chain(5), Node.chain(TOO_DEEP));
        try (Outputs<Integer> outputs = pool.imap(Node::depth, inputs)) {
            assertThat(outputs.next()).isEqualTo(5);
            assertThatThrownBy(outputs::next)
                    .isInstanceOf(PoolException.class)
                    .hasMessage("the input at index 1 cannot be sent to executors: InvalidObjectException:"
                            + " it is nested too deeply to be serialized; map what it is made from");
        }
    }

    @Test
    void whatAFunctionCapturesMayBeNested(Pool pool) {
        Node captured = Node.chain(500);
        assertThat(pool.map(x -> x + captured.depth(), List.of(1, 2))).containsExactly(501, 502);
    }

    @Test
    void whatACombinerMakesMayBeNested(Pool pool) {
        Node all = pool.mapReduce(x -> Node.chain(2_000), null, Node::concatenate, Range.of(0, 20));
        assertThat(all.depth()).isEqualTo(40_000);
    }

    @Test
    void anOutputIsSentAsItWasWhenTheFunctionReturnedIt(Pool pool) {
        assertThat(pool.map(new Reusing(), Range.of(0, 10), 5))
                .containsExactlyElementsOf(
                        LongStream.range(0, 10).mapToObj(List::of).toList());
    }

    @Test
    void whatAnOutputHoldsIsSentAsItWasWhenTheFunctionReturnedIt(Pool pool) {
        List<List<long[]>> outputs = pool.map(new Summing(), Range.of(0, 6), 6);
        assertThat(outputs).extracting(output -> output.get(0)[0]).containsExactly(0L, 1L, 3L, 6L, 10L, 15L);
    }

    @Test
    void anObjectThatHoldsItselfArrivesAsOne(Pool pool) {
        assertThat(pool.map(x -> Ring.of(), Range.of(0, 3))).allMatch(Ring::isClosed);
        assertThat(pool.map(Ring::isClosed, List.of(Ring.of(), Ring.of()))).containsOnly(true);
    }

    private static List<Object> nested(int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = 1; i < depth; i++) {
            list = new ArrayList<>(List.of(list));
        }
        return list;
    }

    private static int depth(List<?> list) {
        int depth = 1;
        for (List<?> inner = list; !inner.isEmpty(); inner = (List<?>) inner.get(0)) {
            depth++;
        }
        return depth;
    }

    private static final class DeepAtThree implements Function<Long, Node> {
        @Override
        public Node call(Long x) {
            return Node.chain(x == 3 ? TOO_DEEP : 1);
        }
    }

    /** Returns lists that hold the same array, with other contents each time. */
    private static final class Summing implements Function<Long, List<long[]>> {
        private final long[] sum = {0};

        @Override
        public List<long[]> call(Long x) {
            sum[0] += x;
            return List.of(sum);
        }
    }

    /** Two objects that refer to each other. */
    private static final class Ring implements Serializable {
        private Ring other;

        static Ring of() {
            Ring ring = new Ring();
            ring.other = new Ring();
            ring.other.other = ring;
            return ring;
        }

        boolean isClosed() {
            return other.other == this;
        }
    }

    /** Returns the same list each time, with other contents. */
    private static final class Reusing implements Function<Long, List<Long>> {
        private final List<Long> list = new ArrayList<>();

        @Override
        public List<Long> call(Long x) {
            list.clear();
            list.add(x);
            return list;
        }
    }

    private static final class Node implements Serializable {
        private final Node next;

        private Node(Node next) {
            this.next = next;
        }

        static Node chain(int length) {
            Node first = null;
            for (int i = 0; i < length; i++) {
                first = new Node(first);
            }
            return first;
        }

        /** Returns a chain as long as both together. */
        static Node concatenate(Node one, Node other) {
            return one == null ? other : chain(one.depth() + other.depth());
        }

        int depth() {
            int depth = 0;
            for (Node node = this; node != null; node = node.next) {
                depth++;
            }
            return depth;
        }
    }
}

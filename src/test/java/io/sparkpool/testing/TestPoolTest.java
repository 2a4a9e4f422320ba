package io.sparkpool.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.function.BatchFunction;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.PoolException;
import io.sparkpool.pool.Range;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.spark.api.java.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.AssertionFailedError;

@ExtendWith(PoolExtension.class)
class TestPoolTest {
    /** Counts its calls, so that its outputs depend on how inputs are cut. */
    private static final class Counting implements Function<Long, Integer> {
        private int calls;

        @Override
        public Integer call(Long input) {
            return ++calls;
        }

        @Override
        public String toString() {
            return "Counting";
        }
    }

    /** An order, as functions of tables take it. */
    record Order(long id, Optional<LocalDate> day, BigDecimal price, List<String> items) {}

    @Test
    void functionsOfAllShapesAreMapped(TestPool pool) {
        pool.map(x -> x * x, 2, 3).hasOutputs(4, 9);
        pool.map(x -> x + 1, Range.of(0, 1_000))
                .hasOutputs(LongStream.rangeClosed(1, 1_000).boxed().toList());
        pool.flatMap(text -> List.of(text.split(" ")).iterator(), "a b", "c").hasOutputs("a", "b", "c");
        BatchFunction<Integer, Integer> tens =
                batch -> batch.stream().map(x -> 10 * x).toList();
        pool.mapBatches(tens, 1, 2).hasOutputs(10, 20);
    }

    @Test
    void nullsAndListsAreInputs(TestPool pool) {
        pool.map(x -> x == null, Collections.singletonList(null)).hasOutputs(true);
        pool.map((Function<List<Integer>, Integer>) List::size, List.of(List.of(1, 2)))
                .hasOutputs(2);
        pool.map(x -> x, List.of()).hasOutputs();
    }

    @Test
    void failuresOfFunctionsAndBatchesAreAtTheirInputs(TestPool pool) {
        pool.map(x -> 12 / x, 3, 0, 4)
                .failsAt(1, "ArithmeticException: / by zero")
                .hasOutputs(4, 3);
        BatchFunction<Integer, Integer> shares =
                batch -> batch.stream().map(x -> 12 / x).toList();
        pool.mapBatches(shares, 3, 0).failsAt(1, "by zero").hasOutputs(4);
    }

    @Test
    void aFunctionThatCannotTravelIsRefused(TestPool pool) {
        AtomicInteger counter = new AtomicInteger();
        Object monitor = new Object();
        assertThatThrownBy(() -> pool.map(x -> monitor.hashCode() + counter.get(), 1))
                .isInstanceOf(PoolException.class)
                .hasMessageContaining("cannot be sent to executors");
        pool.map(x -> new Object(), 1).failsAt(0, "the output cannot be sent to the driver");
    }

    @Test
    void aFunctionThatKeepsStateIsNoticed(TestPool pool) {
        assertThatThrownBy(() -> pool.map(new Counting(), 5L, 6L))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage(
                        "function 'Counting' gave other outputs when the same inputs were mapped again: output 1; with"
                                + " all inputs in one chunk it is '2', with chunks of 1 it is '1'; let an output depend on its"
                                + " input only: keep nothing in fields from one call to the next");
    }

    @Test
    void outputsThatCannotBeComparedAreNamed(TestPool pool) {
        assertThatThrownBy(() -> pool.map(x -> new NoEquals(), 5L))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage(
                        "function 'a lambda in io.sparkpool.testing.TestPoolTest' has outputs that cannot be compared: class"
                                + " io.sparkpool.testing.TestPoolTest$NoEquals has no method equals; make it a record, or write"
                                + " equals and hashCode");
    }

    private static final class NoEquals implements Serializable {}

    @Test
    void inputsThatCanBeReadOnceAreRefused(TestPool pool) {
        assertThatThrownBy(() -> pool.map(x -> x, Inputs.of(List.of(1).iterator())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("can be read only once");
    }

    @Test
    void aViewOfThePoolIsOneToo(TestPool pool) {
        assertThat(pool.with(own -> own.withChunkSize(1)).pool().cores()).isEqualTo(4);
        pool.with(own -> own.withRetries(2)).map(x -> x, 1).hasOutputs(1);
    }

    @Test
    void thePoolIsThatOfAllTests(TestPool pool, Pool shared) {
        assertThat(pool.pool()).isSameAs(shared);
    }

    @Test
    void aTableOfTextIsReadAsRecords(TestPool pool) {
        TemporaryTable orders = pool.table("id,price", "7,9.99", "8,free");
        record Price(long id, BigDecimal price) {}
        pool.map(Price::price, orders.as(Price.class)).failsAt(1, "'free'").hasOutputs(new BigDecimal("9.99"));
        assertThat(orders.path()).exists();
    }

    @Test
    void aTableOfRecordsKeepsThem(TestPool pool) {
        Order order = new Order(1, Optional.of(LocalDate.of(2026, 3, 2)), new BigDecimal("1.5"), List.of("a", "b"));
        Order other = new Order(Long.MAX_VALUE, Optional.empty(), new BigDecimal("-7.00"), List.of());
        pool.map(x -> x, pool.table(order, other).as(Order.class)).hasOutputs(order, other);
    }

    @Test
    void aTableIsDeletedWhenItIsClosed() {
        TemporaryTable table = TemporaryTable.csv("id", "1");
        table.close();
        table.close();
        assertThat(table.path()).doesNotExist();
    }

    @Test
    void tablesOfATestAreDeletedAfterIt(Pool shared) {
        TestPool pool = new TestPool(shared);
        TemporaryTable one = pool.table("id", "1");
        TemporaryTable other = pool.with(own -> own).table("id", "2");
        pool.deleteTables();
        assertThat(one.path()).doesNotExist();
        assertThat(other.path()).doesNotExist();
    }
}

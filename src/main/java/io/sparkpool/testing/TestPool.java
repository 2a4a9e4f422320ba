package io.sparkpool.testing;

import io.sparkpool.function.BatchFunction;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Mapping;
import io.sparkpool.pool.Pool;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function;

/**
 * A pool for tests of functions. Its methods map inputs and return the {@link Outcome}, on which a test asserts:
 *
 * <pre>{@code
 * pool.map(new Price(), order, other).hasOutputs(priced, otherPriced);
 * pool.map(new Price(), order, negative).failsAt(1, "quantity is negative");
 * pool.map(new Price(), pool.table("id,quantity,price", "7,2,9.99").as(Order.class)).hasOutputs(priced);
 * }</pre>
 *
 * <p>Inputs are mapped as on a cluster: the function, its inputs and its outputs are serialized, each task has a copy of
 * the function, and several tasks run at once. They are mapped twice: all in one chunk, and each in a chunk of its own
 * (of many inputs, in 64 chunks). A function whose outputs are not the same both times fails the test, as it keeps
 * something from one call to the next, or depends on chance or time. A test cannot show that a function relies on static
 * fields that the program sets, or on files of this machine, as all tasks run in this process.
 *
 * <p>{@link PoolExtension} passes a test pool to a test.
 */
public final class TestPool {
    private final Pool pool;

    /** Shared by the views of a pool. */
    private final ConcurrentLinkedDeque<TemporaryTable> tables;

    TestPool(Pool pool) {
        this(pool, new ConcurrentLinkedDeque<>());
    }

    private TestPool(Pool pool, ConcurrentLinkedDeque<TemporaryTable> tables) {
        this.pool = pool;
        this.tables = tables;
    }

    /** Returns the pool itself, for what this class does not offer. Tests must not close it. */
    public Pool pool() {
        return pool;
    }

    /**
     * Returns a test pool on a view of this pool.
     *
     * <pre>{@code
     * pool.with(own -> own.withRetries(2)).map(new Flaky(), input).hasOutputs(output);
     * }</pre>
     */
    public TestPool with(UnaryOperator<Pool> view) {
        return new TestPool(Objects.requireNonNull(view.apply(pool), "the view is null"), tables);
    }

    /** Maps a function over inputs. */
    @SafeVarargs
    public final <I, O> Outcome<O> map(Function<? super I, ? extends O> function, I... inputs) {
        return map(function, Arrays.asList(inputs));
    }

    /** Maps a function over a list. */
    public <I, O> Outcome<O> map(Function<? super I, ? extends O> function, List<I> inputs) {
        return map(function, Inputs.of(inputs));
    }

    /** Maps a function over inputs that can be read several times, for example the rows of a table. */
    public <I, O> Outcome<O> map(Function<? super I, ? extends O> function, Inputs<I> inputs) {
        return outcome(Mapping.each(function), inputs);
    }

    /** Maps a function that has any number of outputs for each input. */
    @SafeVarargs
    public final <I, O> Outcome<O> flatMap(FlatMapFunction<? super I, ? extends O> function, I... inputs) {
        return flatMap(function, Arrays.asList(inputs));
    }

    /** Maps a function that has any number of outputs for each input over a list. */
    public <I, O> Outcome<O> flatMap(FlatMapFunction<? super I, ? extends O> function, List<I> inputs) {
        return flatMap(function, Inputs.of(inputs));
    }

    /** Maps a function that has any number of outputs for each input over inputs that can be read several times. */
    public <I, O> Outcome<O> flatMap(FlatMapFunction<? super I, ? extends O> function, Inputs<I> inputs) {
        return outcome(Mapping.flat(function), inputs);
    }

    /** Maps a function of many inputs at once, with all inputs in one batch, and with each input in a batch of its own. */
    @SafeVarargs
    public final <I, O> Outcome<O> mapBatches(BatchFunction<I, O> function, I... inputs) {
        return mapBatches(function, Arrays.asList(inputs));
    }

    /** Maps a function of many inputs at once over a list. */
    public <I, O> Outcome<O> mapBatches(BatchFunction<I, O> function, List<I> inputs) {
        return mapBatches(function, Inputs.of(inputs));
    }

    /** Maps a function of many inputs at once over inputs that can be read several times. */
    public <I, O> Outcome<O> mapBatches(BatchFunction<I, O> function, Inputs<I> inputs) {
        return outcome(Mapping.batches(function), inputs);
    }

    /** {@link TemporaryTable#csv} that is deleted after the test. */
    public TemporaryTable table(String header, String... rows) {
        return kept(TemporaryTable.csv(header, rows));
    }

    /** {@link TemporaryTable#of} that is deleted after the test. */
    @SafeVarargs
    public final <R extends Record> TemporaryTable table(R first, R... others) {
        return kept(TemporaryTable.of(first, others));
    }

    private TemporaryTable kept(TemporaryTable table) {
        tables.add(table);
        return table;
    }

    void deleteTables() {
        tables.forEach(TemporaryTable::close);
    }

    private <I, O> Outcome<O> outcome(Mapping<I, O> mapping, Inputs<I> inputs) {
        return new TwoMaps<>(pool, mapping, inputs).outcome();
    }
}

package io.sparkpool.pool;

import io.sparkpool.function.Initializer;
import io.sparkpool.function.Pair;
import io.sparkpool.pool.task.CombiningEncoding;
import io.sparkpool.pool.task.DoubleList;
import io.sparkpool.pool.task.Encoding;
import io.sparkpool.pool.task.ListEncoding;
import io.sparkpool.pool.task.LongList;
import io.sparkpool.pool.task.PairFunction;
import io.sparkpool.pool.task.PairwiseTree;
import io.sparkpool.pool.task.Partials;
import io.sparkpool.spark.SharedSpark;
import io.sparkpool.spark.SparkShare;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.api.java.function.Function2;

/**
 * An ordered, exact, parallel map on Spark, after <a
 * href="https://docs.python.org/3/library/multiprocessing.html#multiprocessing.pool.Pool">multiprocessing.Pool</a>:
 *
 * <pre>{@code
 * try (Pool pool = Pool.local(4)) {
 *     List<Number> squares = pool.map(new Square(), Range.of(0, 100));
 * }
 * }</pre>
 *
 * <p>Results come in the order of the inputs, whatever the number of cores and whichever task ends first. Inputs are a
 * list or any {@link Inputs}. Functions are Spark's serializable {@code Function}s, lambdas too, and run on executors:
 * what they capture is copied there. A function that cannot be serialized is refused before anything runs. On a local
 * master executors are threads of this process and share what is static. A function must not use a pool itself.
 *
 * <p>The chunk size, how many inputs a task maps, never changes a result. Without one, chunks have the size of Python's
 * rule, four for each core, but at most 262,144 inputs. Of many inputs the first chunks are small (one input for {@code
 * imap}, so that the first output comes soon), and the others have as many inputs as take half a second, or need 2 MB for
 * their outputs.
 *
 * <p>An output is serialized when the function returns it. One that cannot be serialized, or that needs more than a
 * sixteenth of the driver's memory, fails as its input does. A chunk whose outputs together need more than their share of
 * that memory is continued by another task; the input at which it ran out of room may be mapped twice.
 *
 * <p>Whatever maps throws a {@link PoolException} if the function fails, with the lowest failing index; if Spark does;
 * if the calling thread is interrupted, which cancels the tasks; and if the pool is terminated. It throws an {@code
 * IllegalStateException} on a pool that is closed. Python's {@code maxtasksperchild} has no counterpart: an executor lives
 * as long as its Spark, and what a function or an initializer keeps in static fields stays there from task to task.
 *
 * <p>Several calls at once share the cores fairly. Safe for use by several threads.
 */
public final class Pool implements ListCalls, AutoCloseable {
    private final Calls calls;
    private final MapOptions options;

    private Pool(Calls calls, MapOptions options) {
        this.calls = calls;
        this.options = options;
    }

    /** Python's {@code Pool()}: Spark in this process, on all of its cores. */
    public static Pool local() {
        return local(Runtime.getRuntime().availableProcessors());
    }

    /**
     * Python's {@code Pool(processes=cores)}: Spark in this process, as many tasks at once as there are cores. Several
     * pools share one Spark, as {@link #start} says.
     *
     * @throws IllegalArgumentException if {@code cores} is less than 1
     */
    public static Pool local(int cores) {
        if (cores < 1) {
            throw new IllegalArgumentException("cores is %d; a pool needs at least 1".formatted(cores));
        }
        return start(new SparkConf().setMaster("local[" + cores + "]"));
    }

    /**
     * Starts Spark with these settings. A local master gets what a single machine needs, where the settings do not say
     * otherwise: ports on the loopback address only, no web page. On a cluster it waits until the master answers and the
     * first executors are there, and later for another one when all are lost; for each as long as {@code
     * spark.pool.clusterTimeout} says, a minute if it is not set.
     *
     * <p>There is one Spark in a process. While it runs, other pools on the same master share it, where all local masters are
     * the same; it stops with the last of them. Each pool has its own number of cores, {@code local[2]} or {@code
     * spark.cores.max}, for all its calls together, but never more than the first pool, with whose number Spark has
     * started; {@link #cores} says how many. What runs in several pools at once shares the cores fairly. The application's
     * name stays that of the first pool; any other setting is either left out, or the same.
     *
     * @throws PoolException if Spark does not start, or the cluster takes too long, or pools of this process run on another
     *     master or with other settings; its words say why
     */
    public static Pool start(SparkConf settings) {
        Calls.refuseInTask();
        try {
            return new Pool(new Calls(SharedSpark.share(settings)), MapOptions.DEFAULT);
        } catch (PoolException e) {
            throw e;
        } catch (Exception e) { // Scala throws checked exceptions without declaring them
            throw PoolException.atStart(e);
        }
    }

    /**
     * A pool on a Spark that runs already; closing the pool leaves it running. Calls share the cores fairly if its {@code
     * spark.scheduler.mode} is {@code FAIR}.
     */
    public static Pool on(JavaSparkContext context) {
        Objects.requireNonNull(context, "context is null");
        return new Pool(new Calls(SparkShare.ofGiven(context)), MapOptions.DEFAULT);
    }

    /**
     * Python's {@code Pool(initializer=...)}: a view of this pool that, on each executor and for each function, runs the
     * initializer once before the function gets its first input there; on a local master once for each function. Lambdas
     * of one place in a program are one function. If it fails, maps do, with its name, and it is not tried again: make another
     * view for that.
     */
    public Pool withInitializer(Initializer initializer) {
        SerializationCheck.require("initializer", Objects.requireNonNull(initializer, "initializer is null"));
        return new Pool(calls, options.withInitializer(initializer));
    }

    /** A view of this pool that treats failing inputs as the policy says; without one the first ends the map. */
    public Pool withErrorPolicy(ErrorPolicy policy) {
        Objects.requireNonNull(policy, "policy is null");
        return new Pool(calls, options.withOnError(policy));
    }

    /**
     * A view of this pool that tries a failing input again before it counts as failed, at once and in the same task, for
     * functions that fail now and then. What was mapped already is not mapped again.
     *
     * @param retries how many times, 0 or more
     */
    public Pool withRetries(int retries) {
        if (retries < 0) {
            throw new IllegalArgumentException(
                    "retries is %d; an input is tried again 0 times or more".formatted(retries));
        }
        return new Pool(calls, options.withRetries(retries));
    }

    /**
     * A view of this pool in which the function has so much time for each input. The thread of one that takes longer is
     * interrupted, and the input counts as failed. A function that neither waits nor looks whether it is interrupted runs
     * on to its end, as Java has no way to stop it; then its input counts as failed, too.
     *
     * @param limit more than zero
     */
    public Pool withInputTimeout(Duration limit) {
        Objects.requireNonNull(limit, "limit is null");
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("the time limit is %s; a limit is more than zero".formatted(limit));
        }
        return new Pool(calls, options.withTimeLimit(limit));
    }

    /** How many tasks run at once. */
    public int cores() {
        calls.requireRunning();
        return calls.cores();
    }

    /**
     * Python's {@code Pool.map(function, inputs)}.
     *
     * @return one output for each input, in input order: a list that cannot be changed. Where all outputs are {@code
     *     Long}s it is a {@link LongList}, where all are {@code Double}s a {@link DoubleList}
     */
    public <I, O> List<O> map(Function<? super I, ? extends O> function, Inputs<I> inputs) {
        return gather(function, inputs, adaptive(inputs));
    }

    /**
     * Python's {@code Pool.map(function, inputs, chunksize)}.
     *
     * @param chunkSize how many inputs a task maps, at least 1
     */
    public <I, O> List<O> map(Function<? super I, ? extends O> function, Inputs<I> inputs, int chunkSize) {
        return gather(function, inputs, fixed(chunkSize));
    }

    /**
     * Python's {@code Pool.imap(function, inputs)}: lazy, and with all cores busy. The inputs may be without end.
     *
     * @return the outputs in input order, to be closed
     */
    public <I, O> Outputs<O> imap(Function<? super I, ? extends O> function, Inputs<I> inputs) {
        return iterate(function, inputs, adaptive(inputs, AdaptiveChunkSize.ONE_AT_FIRST), new ResultOrder.InOrder<>());
    }

    /**
     * Python's {@code Pool.imap(function, inputs, chunksize)}.
     *
     * @param chunkSize how many inputs a task maps, at least 1
     */
    public <I, O> Outputs<O> imap(Function<? super I, ? extends O> function, Inputs<I> inputs, int chunkSize) {
        return iterate(function, inputs, fixed(chunkSize), new ResultOrder.InOrder<>());
    }

    /**
     * Python's {@code Pool.imap_unordered(function, inputs)}: {@link #imap(Function, Inputs) imap}, but the outputs of each
     * chunk come as it completes. A failure comes when all inputs before it are through, and so is that of the lowest
     * index; outputs of inputs behind it may have come before.
     *
     * @return the outputs, in input order within a chunk only, to be closed
     */
    public <I, O> Outputs<O> imapUnordered(Function<? super I, ? extends O> function, Inputs<I> inputs) {
        return iterate(
                function, inputs, adaptive(inputs, AdaptiveChunkSize.ONE_AT_FIRST), new ResultOrder.AsCompleted<>());
    }

    /**
     * Python's {@code Pool.imap_unordered(function, inputs, chunksize)}.
     *
     * @param chunkSize how many inputs a task maps, at least 1
     */
    public <I, O> Outputs<O> imapUnordered(Function<? super I, ? extends O> function, Inputs<I> inputs, int chunkSize) {
        return iterate(function, inputs, fixed(chunkSize), new ResultOrder.AsCompleted<>());
    }

    /** Python's {@code Pool.starmap(function, pairs)}: {@link #map(Function, Inputs) map} for a function of two arguments. */
    public <A, B, O> List<O> starmap(Function2<? super A, ? super B, ? extends O> function, Inputs<Pair<A, B>> pairs) {
        return gather(new PairFunction<A, B, O>(function), pairs, adaptive(pairs));
    }

    /**
     * Python's {@code Pool.starmap(function, pairs, chunksize)}.
     *
     * @param chunkSize how many pairs a task maps, at least 1
     */
    public <A, B, O> List<O> starmap(
            Function2<? super A, ? super B, ? extends O> function, Inputs<Pair<A, B>> pairs, int chunkSize) {
        return gather(new PairFunction<A, B, O>(function), pairs, fixed(chunkSize));
    }

    /**
     * Python's {@code Pool.map_async(function, inputs)}: {@link #map(Function, Inputs) map} in the background.
     *
     * @return the outputs to come; waiting for them with a limit, callbacks and so on are those of {@link
     *     CompletableFuture}. Cancelling it cancels the tasks, cancelling what was derived from it does not
     */
    public <I, O> CompletableFuture<List<O>> mapAsync(Function<? super I, ? extends O> function, Inputs<I> inputs) {
        return gatherAsync(function, inputs, adaptive(inputs));
    }

    /**
     * Python's {@code Pool.map_async(function, inputs, chunksize)}.
     *
     * @param chunkSize how many inputs a task maps, at least 1
     */
    public <I, O> CompletableFuture<List<O>> mapAsync(
            Function<? super I, ? extends O> function, Inputs<I> inputs, int chunkSize) {
        return gatherAsync(function, inputs, fixed(chunkSize));
    }

    /** Python's {@code Pool.starmap_async(function, pairs)}: {@link #mapAsync(Function, Inputs)} for two arguments. */
    public <A, B, O> CompletableFuture<List<O>> starmapAsync(
            Function2<? super A, ? super B, ? extends O> function, Inputs<Pair<A, B>> pairs) {
        return gatherAsync(new PairFunction<A, B, O>(function), pairs, adaptive(pairs));
    }

    /**
     * Python's {@code Pool.starmap_async(function, pairs, chunksize)}.
     *
     * @param chunkSize how many pairs a task maps, at least 1
     */
    public <A, B, O> CompletableFuture<List<O>> starmapAsync(
            Function2<? super A, ? super B, ? extends O> function, Inputs<Pair<A, B>> pairs, int chunkSize) {
        return gatherAsync(new PairFunction<A, B, O>(function), pairs, fixed(chunkSize));
    }

    /**
     * Python's {@code Pool.apply(function, (input,))}: one call, in one task.
     *
     * @throws PoolException if it fails, whatever the error policy
     */
    public <I, O> O apply(Function<? super I, ? extends O> function, I input) {
        return first(withErrorPolicy(ErrorPolicy.fail()).map(function, one(input), 1));
    }

    /** Python's {@code Pool.apply_async(function, (input,))}: {@link #apply} in the background. */
    public <I, O> CompletableFuture<O> applyAsync(Function<? super I, ? extends O> function, I input) {
        Pool strict = withErrorPolicy(ErrorPolicy.fail());
        MapPlan<I, O, List<O>> plan = strict.plan(function, one(input), new ListEncoding<O>(), fixed(1));
        return calls.start(call -> first(MapPlan.gather(plan, calls.context(), call)));
    }

    /**
     * Combines all inputs into one value, as {@code functools.reduce(combiner, inputs, identity)} does for a combiner that
     * is associative. Neighbours are combined first, then neighbours of those, and so on: in input order, and in a tree
     * whose shape depends on the number of inputs only. So one that is not commutative, or not quite associative such as a
     * sum of floats, gives the same bits on any number of cores and for any chunks. Where the index of a chunk's first
     * input is known when it is cut, as for all inputs but those of an RDD, tasks combine what they have; else the
     * driver combines.
     *
     * @param identity what all of it is combined to, from the left; alone the result if there are no inputs
     * @param combiner must not change its arguments
     * @throws PoolException if the combiner fails, with its name
     */
    public <I> I reduce(I identity, Function2<I, I, I> combiner, Inputs<I> inputs) {
        return mapReduce(new Unchanged<I>(), identity, combiner, inputs);
    }

    /**
     * Combines the outputs of all inputs: {@link #reduce} after {@link #map(Function, Inputs) map}, without a list of the
     * outputs. An input that is quarantined keeps its place in the tree.
     */
    public <I, O> O mapReduce(
            Function<? super I, ? extends O> function, O identity, Function2<O, O, O> combiner, Inputs<I> inputs) {
        SerializationCheck.require("combiner", Objects.requireNonNull(combiner, "combiner is null"));
        MapPlan<I, O, Partials<O>> plan = plan(function, inputs, new CombiningEncoding<>(combiner), adaptive(inputs));
        return calls.run(call -> MapPlan.combine(plan, new PairwiseTree<>(combiner), identity, calls.context(), call));
    }

    /**
     * Maps, and hands on what each chunk's outputs are encoded into: the general form of every map of this class.
     *
     * @param encoding runs where the outputs are made, and so spares the driver that work
     * @return lazy, in input order, to be closed
     */
    public <I, O, R> ChunkResults<R> mapChunks(
            Function<? super I, ? extends O> function, Inputs<I> inputs, Encoding<O, R> encoding) {
        return lazily(plan(function, inputs, encoding, adaptive(inputs)), new ResultOrder.InOrder<>());
    }

    /**
     * {@link #mapChunks(Function, Inputs, Encoding)} with chunks of a given size.
     *
     * @param chunkSize how many inputs a task maps, at least 1
     */
    public <I, O, R> ChunkResults<R> mapChunks(
            Function<? super I, ? extends O> function, Inputs<I> inputs, Encoding<O, R> encoding, int chunkSize) {
        return lazily(plan(function, inputs, encoding, fixed(chunkSize)), new ResultOrder.InOrder<>());
    }

    /**
     * Python's {@code Pool.close()} and {@code join()}: takes no new calls, waits for those under way, in the background
     * too, and stops the Spark that this pool started, unless other pools share it. {@link Outputs} that are still open are
     * closed, as they would go on only when asked for more. So the end of a try-with-resources statement waits, as that of
     * Python's {@code ProcessPoolExecutor} does. An interruption while it waits cancels the calls. Closing again does
     * nothing. It holds for all views of the pool.
     */
    @Override
    public void close() {
        calls.close();
    }

    /**
     * Python's {@code Pool.terminate()}: takes no new calls, cancels those under way, which throw a {@link PoolException},
     * and stops the Spark that this pool started, unless other pools share it. Doing it again does nothing.
     */
    public void terminate() {
        calls.terminate();
    }

    /**
     * Python's {@code Pool.join()}: waits until all calls have ended, for example those of a pool that another thread
     * closes.
     *
     * @throws IllegalStateException if the pool has been neither closed nor terminated
     */
    public void join() {
        calls.join();
    }

    private <I, O> List<O> gather(Function<? super I, ? extends O> function, Inputs<I> inputs, ChunkSize size) {
        MapPlan<I, O, List<O>> plan = plan(function, inputs, new ListEncoding<O>(), size);
        return calls.run(call -> MapPlan.gather(plan, calls.context(), call));
    }

    private <I, O> CompletableFuture<List<O>> gatherAsync(
            Function<? super I, ? extends O> function, Inputs<I> inputs, ChunkSize size) {
        MapPlan<I, O, List<O>> plan = plan(function, inputs, new ListEncoding<O>(), size);
        return calls.start(call -> MapPlan.gather(plan, calls.context(), call));
    }

    private <I, O> Outputs<O> iterate(
            Function<? super I, ? extends O> function,
            Inputs<I> inputs,
            ChunkSize size,
            ResultOrder<I, List<O>> delivery) {
        return new Outputs<>(lazily(plan(function, inputs, new ListEncoding<O>(), size), delivery));
    }

    private <I, O, R> ChunkResults<R> lazily(MapPlan<I, O, R> plan, ResultOrder<I, R> delivery) {
        Call call = calls.begin(Call.Kind.LAZY);
        try {
            return plan.start(calls.context(), call, delivery, call::close);
        } catch (Throwable thrown) {
            call.close();
            throw thrown;
        }
    }

    private <I, O, R> MapPlan<I, O, R> plan(
            Function<? super I, ? extends O> function, Inputs<I> inputs, Encoding<O, R> encoding, ChunkSize size) {
        calls.requireRunning();
        return new MapPlan<>(options, function, inputs, encoding, size);
    }

    private static ChunkSize fixed(int chunkSize) {
        return new FixedChunkSize(chunkSize, Waves.waveBytes());
    }

    private ChunkSize adaptive(Inputs<?> inputs) {
        return adaptive(inputs, AdaptiveChunkSize.FEW_AT_FIRST);
    }

    private ChunkSize adaptive(Inputs<?> inputs, int mostAtFirst) {
        int cores = cores();
        Objects.requireNonNull(inputs, "inputs is null");
        return new AdaptiveChunkSize(inputs.estimateSize(), mostAtFirst, cores, Waves.waveBytes());
    }

    private static <I> Inputs<I> one(I input) {
        return Inputs.of(Collections.singletonList(input));
    }

    private static <O> O first(List<O> outputs) {
        return outputs.get(0);
    }
}

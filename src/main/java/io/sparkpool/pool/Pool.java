package io.sparkpool.pool;

import io.sparkpool.function.BatchFunction;
import io.sparkpool.function.Identity;
import io.sparkpool.function.Initializer;
import io.sparkpool.function.Pair;
import io.sparkpool.pool.task.CombiningEncoding;
import io.sparkpool.pool.task.DoubleList;
import io.sparkpool.pool.task.Encoding;
import io.sparkpool.pool.task.ListEncoder;
import io.sparkpool.pool.task.LongList;
import io.sparkpool.pool.task.PairwiseTree;
import io.sparkpool.spark.LogDefaults;
import io.sparkpool.spark.SharedSpark;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
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
 * <p>Results come in the order of the inputs, on any number of cores and whichever task ends first. Inputs are a list
 * or any {@link Inputs}. Functions are Spark's serializable {@code Function}s, also lambdas; an {@link
 * io.sparkpool.function.IndexedFunction} is told the index of each input. {@link #flatMap} takes functions with any
 * number of outputs for each input, and {@link #mapBatches} functions of many inputs at once. Functions run on
 * executors, with a copy for each task of what they capture; a {@link io.sparkpool.function.TaskLifecycle} is opened
 * and closed there. A function that cannot be serialized is refused before anything runs. On a local master, executors
 * are threads of this process and share its static fields. A function must not use a pool.
 *
 * <p>The chunk size, the number of inputs of a task, never changes a result. Unless {@link #withChunkSize} sets it, it
 * follows Python's rule of four chunks for each core, up to 262,144 inputs. Of many inputs, the first chunks are small
 * (one input for {@code imap}, so that the first output comes soon), and later chunks have as many inputs as take half
 * a second or have outputs of 2 MB.
 *
 * <p>Inputs, outputs and what a function holds are sent by Java's serialization. {@code Path}s of the default file
 * system, {@code Optional}s and records are sent, too, if they do not implement {@code Serializable}: the canonical
 * constructor of a record makes it again from its components.
 *
 * <p>An output is serialized when the function returns it. If it cannot be serialized, or needs more than a sixteenth
 * of the driver's memory, its input fails. If the outputs of a chunk need more than their share of that memory, another
 * task maps the rest of the chunk; the first input of the rest may be mapped twice.
 *
 * <p>A map throws a {@link PoolException} if the function fails, with the lowest failing index; if Spark fails; if the
 * calling thread is interrupted, which cancels the tasks; and if the pool is terminated. It throws an {@code
 * IllegalStateException} if the pool is closed. Python's {@code maxtasksperchild} has no counterpart: executors live as
 * long as their Spark, with what functions and initializers keep in static fields.
 *
 * <p>Several calls at once share the cores fairly. Safe for use by several threads.
 */
public final class Pool implements AutoCloseable {
    private final Calls calls;
    private final MapOptions options;

    private Pool(Calls calls, MapOptions options) {
        this.calls = calls;
        this.options = options;
    }

    /** Python's {@code Pool()}: starts Spark in this process, on all cores of the machine. */
    public static Pool local() {
        return local(Runtime.getRuntime().availableProcessors());
    }

    /**
     * Python's {@code Pool(processes=cores)}: starts Spark in this process, with as many tasks at once as cores are
     * given. Several pools share one Spark, as {@link #start} describes.
     *
     * @throws IllegalArgumentException if {@code cores} is less than 1
     */
    public static Pool local(int cores) {
        if (cores < 1) {
            throw new IllegalArgumentException("cores is %d; a pool needs at least 1".formatted(cores));
        }
        return start(settingsOfProcess().setMaster("local[" + cores + "]"));
    }

    /**
     * Starts Spark with the settings of this process: its system properties whose names begin with {@code spark.}, as
     * spark-submit and {@code submit.sh run} set them. So the program does not say where it runs. If none is the master,
     * Spark starts in this process, on all cores of the machine.
     *
     * @throws PoolException as {@link #start(SparkConf)}
     */
    public static Pool start() {
        return start(settingsOfProcess());
    }

    private static SparkConf settingsOfProcess() {
        LogDefaults.apply(); // before SparkConf does
        return new SparkConf();
    }

    /**
     * Starts Spark with these settings. On a local master, settings that are not given get values for a single machine:
     * ports on the loopback address only, no web page. On a cluster this method waits until the master answers and the
     * first executors are there, and a map waits for new executors when all are lost; each for as long as
     * {@code spark.pool.clusterTimeout} says, by default a minute.
     *
     * <p>The executors of a cluster get the jars of this library, of the program that calls this method, and of functions,
     * unless {@code spark.jars} or their class path has them. Classes that are in no jar are refused before any task
     * runs. Other jars that functions need have to be in {@code spark.jars}.
     *
     * <p>A process has one Spark. While it runs, other pools on the same master share it (all local masters are the
     * same); it stops with the last of them. Each pool has its own number of cores, {@code local[2]} or
     * {@code spark.cores.max}, for all its calls together, up to the number of the first pool; {@link #cores} returns
     * it. Calls of several pools share the cores fairly. The first pool names the application; other settings must be
     * left out or be the same.
     *
     * @throws PoolException if Spark does not start, the cluster takes too long, or pools of this process run on
     *     another master or with other settings
     */
    public static Pool start(SparkConf settings) {
        Calls.refuseInTask();
        try {
            return new Pool(new Calls(SharedSpark.share(settings)), MapOptions.DEFAULT);
        } catch (Exception e) { // Scala throws checked exceptions without declaring them
            throw SparkFailure.atStart(e);
        }
    }

    /**
     * Returns a pool on a Spark that is running; closing the pool does not stop it. Calls share the cores fairly if its
     * {@code spark.scheduler.mode} is {@code FAIR}.
     */
    public static Pool on(JavaSparkContext context) {
        Objects.requireNonNull(context, "context is null");
        return new Pool(new Calls(SharedSpark.Share.of(context)), MapOptions.DEFAULT);
    }

    /**
     * Python's {@code Pool(initializer=...)}: returns a view of this pool that runs the initializer once on each
     * executor for each function, before the function gets its first input there; on a local master once for each
     * function. All lambdas from the same place in a program are one function. If the initializer fails, so do maps of
     * this view, and it does not run again.
     *
     * @throws PoolException if the initializer cannot be serialized
     */
    public Pool withInitializer(Initializer initializer) {
        SerializationCheck.require("initializer", Objects.requireNonNull(initializer, "initializer is null"));
        return new Pool(calls, options.withInitializer(initializer));
    }

    /** Returns a view of this pool with this policy for failing inputs; by default the first one ends the map. */
    public Pool withErrorPolicy(ErrorPolicy policy) {
        Objects.requireNonNull(policy, "policy is null");
        return new Pool(calls, options.withErrorPolicy(policy));
    }

    /**
     * Returns a view of this pool that tries a failing input again, at once and in the same task, before it counts as
     * failed. It suits functions that fail now and then. Other inputs are not mapped again. A batch is cut in halves
     * instead; its inputs that fail alone are tried again.
     *
     * @param retries how many times, 0 or more
     * @throws IllegalArgumentException if {@code retries} is negative
     */
    public Pool withRetries(int retries) {
        return new Pool(calls, options.withRetries(retries));
    }

    /**
     * Returns a view of this pool that limits the time of the function for each input, or for each batch that it gets.
     * If it takes longer, its thread is interrupted and the input fails; a batch is cut in halves. A function that
     * neither waits nor checks whether it is interrupted cannot be stopped in Java; it runs to its end, and its input
     * fails then.
     *
     * @param limit more than zero
     * @throws IllegalArgumentException if {@code limit} is zero or negative
     */
    public Pool withInputTimeout(Duration limit) {
        Objects.requireNonNull(limit, "limit is null");
        return new Pool(calls, options.withTimeLimit(limit));
    }

    /**
     * Returns a view of this pool with a chunk size, the {@code chunksize} of Python's methods.
     *
     * @param inputs how many inputs a task maps, at least 1
     * @throws IllegalArgumentException if {@code inputs} is less than 1
     */
    public Pool withChunkSize(int inputs) {
        return new Pool(calls, options.withChunkSize(inputs));
    }

    /**
     * Returns a view of this pool with another size of the batches that {@link #mapBatches} passes to a function: 256
     * inputs, unless it is set. The last batch of a chunk may be smaller.
     *
     * @param inputs the maximum number of inputs of a batch, at least 1
     * @throws IllegalArgumentException if {@code inputs} is less than 1
     */
    public Pool withBatchSize(int inputs) {
        return new Pool(calls, options.withBatchSize(inputs));
    }

    /**
     * Returns a view of this pool that tells a listener of the progress of its maps, besides those that this view tells.
     *
     * @param listener must be safe for use by several threads, and return soon
     */
    public Pool withProgress(ProgressListener listener) {
        Objects.requireNonNull(listener, "listener is null");
        return new Pool(calls, options.withProgress(listener));
    }

    /**
     * Returns how many tasks of this pool run at once.
     *
     * @throws IllegalStateException if the pool is closed
     */
    public int cores() {
        calls.requireRunning();
        return calls.cores();
    }

    /**
     * Python's {@code Pool.map(function, inputs)}.
     *
     * <pre>{@code
     * record Order(String article, int quantity, double price) {
     *     double total() {
     *         return quantity * price;
     *     }
     * }
     * List<Double> totals = pool.map(Order::total, Inputs.of(List.of(new Order("tea", 2, 3.5)))); // 7.0
     * }</pre>
     *
     * @return an unmodifiable list with one output for each input, in input order; a {@link LongList} if all outputs
     *     are {@code Long}s, a {@link DoubleList} if all are {@code Double}s
     */
    public <I, O> List<O> map(Function<? super I, ? extends O> function, Inputs<I> inputs) {
        return list(Mapping.each(function), inputs);
    }

    /** {@link #map(Function, Inputs)} of a list. */
    public <I, O> List<O> map(Function<? super I, ? extends O> function, List<I> inputs) {
        return map(function, Inputs.of(inputs));
    }

    /** Python's {@code Pool.map(function, inputs, chunksize)}: short for {@link #withChunkSize} and {@code map}. */
    public <I, O> List<O> map(Function<? super I, ? extends O> function, Inputs<I> inputs, int chunkSize) {
        return withChunkSize(chunkSize).map(function, inputs);
    }

    /** {@link #map(Function, Inputs, int)} of a list. */
    public <I, O> List<O> map(Function<? super I, ? extends O> function, List<I> inputs, int chunkSize) {
        return map(function, Inputs.of(inputs), chunkSize);
    }

    /**
     * Maps with a function that has no output, one, or many for each input: a filter, for example, or one that takes
     * inputs apart.
     *
     * <pre>{@code
     * List<String> lines = List.of("to be", "", "or not");
     * List<String> words = pool.flatMap(line -> new Scanner(line).tokens().iterator(), lines); // to, be, or, not
     * }</pre>
     *
     * <p>The outputs of an input are taken from the iterator at once, within the time limit of the input. If the
     * iterator throws, the input fails, and none of its outputs remains.
     *
     * @return an unmodifiable list of all outputs: those of the first input, then those of the second, and so on; of
     *     the same classes as the list of {@code map}
     */
    public <I, O> List<O> flatMap(FlatMapFunction<? super I, ? extends O> function, Inputs<I> inputs) {
        return list(Mapping.flat(function), inputs);
    }

    /** {@link #flatMap(FlatMapFunction, Inputs)} of a list. */
    public <I, O> List<O> flatMap(FlatMapFunction<? super I, ? extends O> function, List<I> inputs) {
        return flatMap(function, Inputs.of(inputs));
    }

    /**
     * Maps with a function of many inputs at once, for what is faster in bulk.
     *
     * <pre>{@code
     * BatchFunction<String, Double> scores = texts -> model.score(texts); // one request for all of them
     * List<Double> scored = pool.withBatchSize(100).mapBatches(scores, texts);
     * }</pre>
     *
     * <p>A batch consists of consecutive inputs of one chunk, as many as {@link #withBatchSize} allows. If the function
     * throws, or returns another number of outputs than there are inputs, it is called again with each half of the
     * batch, and so on; an input for which it fails alone is a failing input like any other. So a function that fails
     * gets some inputs more than once.
     *
     * @return a list as that of {@code map}
     */
    public <I, O> List<O> mapBatches(BatchFunction<I, O> function, Inputs<I> inputs) {
        return list(Mapping.batches(function), inputs);
    }

    /** {@link #mapBatches(BatchFunction, Inputs)} of a list. */
    public <I, O> List<O> mapBatches(BatchFunction<I, O> function, List<I> inputs) {
        return mapBatches(function, Inputs.of(inputs));
    }

    /**
     * Python's {@code Pool.imap(function, inputs)}: lazy, and with all cores busy. The inputs may be endless.
     *
     * @return the outputs in input order; the caller closes them
     */
    public <I, O> Outputs<O> imap(Function<? super I, ? extends O> function, Inputs<I> inputs) {
        return imap(Mapping.each(function), inputs);
    }

    /**
     * {@link #imap(Function, Inputs)} for a function of any shape.
     *
     * <pre>{@code
     * Mapping<String, String> words = Mapping.flat(line -> new Scanner(line).tokens().iterator());
     * try (Outputs<String> outputs = pool.imap(words, lines)) {
     *     outputs.forEachRemaining(System.out::println);
     * }
     * }</pre>
     */
    public <I, O> Outputs<O> imap(Mapping<I, O> mapping, Inputs<I> inputs) {
        return iterate(mapping, inputs, new ResultOrder.InOrder<>());
    }

    /** {@link #imap(Function, Inputs)} of a list. */
    public <I, O> Outputs<O> imap(Function<? super I, ? extends O> function, List<I> inputs) {
        return imap(function, Inputs.of(inputs));
    }

    /**
     * Python's {@code Pool.imap_unordered(function, inputs)}: {@link #imap(Function, Inputs) imap} with the outputs of
     * each chunk as it completes. A failure comes after all inputs before it, so it is the one of the lowest index;
     * outputs of later inputs may have come before.
     *
     * @return the outputs, in input order within a chunk only; the caller closes them
     */
    public <I, O> Outputs<O> imapUnordered(Function<? super I, ? extends O> function, Inputs<I> inputs) {
        return iterate(Mapping.each(function), inputs, new ResultOrder.AsCompleted<>());
    }

    /** {@link #imapUnordered(Function, Inputs)} of a list. */
    public <I, O> Outputs<O> imapUnordered(Function<? super I, ? extends O> function, List<I> inputs) {
        return imapUnordered(function, Inputs.of(inputs));
    }

    /**
     * Python's {@code Pool.starmap(function, pairs)}: {@link #map(Function, Inputs) map} for a function of two
     * arguments.
     */
    public <A, B, O> List<O> starmap(Function2<? super A, ? super B, ? extends O> function, Inputs<Pair<A, B>> pairs) {
        return list(Mapping.pairs(function), pairs);
    }

    /** {@link #starmap(Function2, Inputs)} of a list. */
    public <A, B, O> List<O> starmap(Function2<? super A, ? super B, ? extends O> function, List<Pair<A, B>> pairs) {
        return starmap(function, Inputs.of(pairs));
    }

    /**
     * Python's {@code Pool.map_async(function, inputs)}: {@link #map(Function, Inputs) map} in the background.
     *
     * @return a future that allows timeouts, callbacks and so on. Cancelling it cancels the tasks; cancelling a future
     *     that was derived from it does not
     */
    public <I, O> CompletableFuture<List<O>> mapAsync(Function<? super I, ? extends O> function, Inputs<I> inputs) {
        return startList(Mapping.each(function), inputs);
    }

    /** Python's {@code Pool.starmap_async(function, pairs)}: {@link #mapAsync} for a function of two arguments. */
    public <A, B, O> CompletableFuture<List<O>> starmapAsync(
            Function2<? super A, ? super B, ? extends O> function, Inputs<Pair<A, B>> pairs) {
        return startList(Mapping.pairs(function), pairs);
    }

    /**
     * Python's {@code Pool.apply(function, (input,))}: calls the function once, in a task.
     *
     * @throws PoolException if the function fails, with any error policy
     */
    public <I, O> O apply(Function<? super I, ? extends O> function, I input) {
        return first(withErrorPolicy(ErrorPolicy.fail()).map(function, one(input)));
    }

    /** Python's {@code Pool.apply_async(function, (input,))}: {@link #apply} in the background. */
    public <I, O> CompletableFuture<O> applyAsync(Function<? super I, ? extends O> function, I input) {
        MapPlan<I, O, List<O>> plan = withErrorPolicy(ErrorPolicy.fail())
                .plan(Mapping.each(function), one(input), ListEncoder.encoding(), AdaptiveChunkSize.ONE_AT_FIRST);
        return calls.start(call -> first(MapPlan.gather(plan, call)));
    }

    /**
     * Combines all inputs into one value, like {@code functools.reduce(combiner, inputs, identity)} for an associative
     * combiner. It combines neighbours first, then neighbours of those, and so on: in input order, in a tree whose
     * shape depends on the number of inputs only. So a combiner that is not commutative, or not exactly associative
     * such as a sum of floats, gives the same bits on any number of cores and for any chunks. Tasks combine the inputs
     * of their chunk, except for those of an RDD, whose indices are not known in time; the driver combines those.
     *
     * @param identity the value that is combined with the result, from the left; the result if there are no inputs
     * @param combiner an associative function, which must not change its arguments
     * @throws PoolException if the combiner fails
     */
    public <I> I reduce(I identity, Function2<I, I, I> combiner, Inputs<I> inputs) {
        return mapReduce(Identity.of(), identity, combiner, inputs);
    }

    /**
     * Maps the inputs and combines the outputs, like {@link #map(Function, Inputs) map} and {@link #reduce} but without
     * a list of the outputs. An input that is quarantined keeps its place in the tree.
     *
     * @throws PoolException if the function or the combiner fails
     */
    public <I, O> O mapReduce(
            Function<? super I, ? extends O> function, O identity, Function2<O, O, O> combiner, Inputs<I> inputs) {
        SerializationCheck.require("combiner", Objects.requireNonNull(combiner, "combiner is null"));
        MapPlan<I, O, CombiningEncoding.PartialResult<O>> plan =
                plan(Mapping.each(function), inputs, new CombiningEncoding<>(combiner), AdaptiveChunkSize.FEW_AT_FIRST);
        calls.sendClassOf(combiner);
        return calls.run(call -> MapPlan.combine(plan, new PairwiseTree<>(combiner), identity, call));
    }

    /**
     * Maps in the order of the inputs, with outputs that tasks encode: lazy, and with all cores busy.
     *
     * @return the encoded outputs of each chunk in input order; the caller closes them
     */
    public <I, O, R> ChunkResults<R> mapChunks(
            Function<? super I, ? extends O> function, Inputs<I> inputs, Encoding<O, R> encoding) {
        return mapChunks(Mapping.each(function), inputs, encoding);
    }

    /**
     * {@link #mapChunks(Function, Inputs, Encoding)} for a function of any shape.
     *
     * <pre>{@code
     * Mapping<Long, Long> odd = Mapping.flat(x -> x % 2 == 0 ? List.<Long>of().iterator() : List.of(x).iterator());
     * try (ChunkResults<List<Long>> results = pool.mapChunks(odd, Range.of(0, 10), ListEncoder.encoding())) {
     *     results.forEachRemaining(System.out::println);
     * }
     * }</pre>
     */
    public <I, O, R> ChunkResults<R> mapChunks(Mapping<I, O> mapping, Inputs<I> inputs, Encoding<O, R> encoding) {
        return startLazily(
                plan(mapping, inputs, encoding, AdaptiveChunkSize.FEW_AT_FIRST), new ResultOrder.InOrder<>());
    }

    /**
     * Python's {@code Pool.close()} and {@code join()}: accepts no more calls, waits for those under way, also in the
     * background, and stops the Spark that this pool started, unless other pools share it. {@link Outputs} that are
     * open are closed, as they would go on only when asked for more. So the end of a try-with-resources statement
     * waits, like that of Python's {@code ProcessPoolExecutor}. An interruption while it waits cancels the calls.
     * Closing again has no effect. It closes all views of the pool.
     */
    @Override
    public void close() {
        calls.close();
    }

    /**
     * Python's {@code Pool.terminate()}: accepts no more calls, cancels those under way, which throw a
     * {@link PoolException}, and stops the Spark that this pool started, unless other pools share it. Doing so again
     * has no effect.
     */
    public void terminate() {
        calls.terminate();
    }

    /**
     * Python's {@code Pool.join()}: waits until all calls have ended, for example if another thread closes the pool.
     *
     * @throws IllegalStateException if the pool has been neither closed nor terminated
     */
    public void join() {
        calls.join();
    }

    private <I, O> List<O> list(Mapping<I, O> mapping, Inputs<I> inputs) {
        MapPlan<I, O, List<O>> plan = plan(mapping, inputs, ListEncoder.encoding(), AdaptiveChunkSize.FEW_AT_FIRST);
        return calls.run(call -> MapPlan.gather(plan, call));
    }

    private <I, O> CompletableFuture<List<O>> startList(Mapping<I, O> mapping, Inputs<I> inputs) {
        MapPlan<I, O, List<O>> plan = plan(mapping, inputs, ListEncoder.encoding(), AdaptiveChunkSize.FEW_AT_FIRST);
        return calls.start(call -> MapPlan.gather(plan, call));
    }

    private <I, O> Outputs<O> iterate(Mapping<I, O> mapping, Inputs<I> inputs, ResultOrder<I, List<O>> order) {
        return new Outputs<>(
                startLazily(plan(mapping, inputs, ListEncoder.encoding(), AdaptiveChunkSize.ONE_AT_FIRST), order));
    }

    private <I, O, R> ChunkResults<R> startLazily(MapPlan<I, O, R> plan, ResultOrder<I, R> order) {
        Call call = calls.begin(Call.Kind.LAZY);
        try {
            return plan.start(call, order, call::close);
        } catch (Throwable thrown) {
            call.close();
            throw thrown;
        }
    }

    private <I, O, R> MapPlan<I, O, R> plan(
            Mapping<I, O> mapping, Inputs<I> inputs, Encoding<O, R> encoding, int maxAtFirst) {
        int cores = cores();
        Objects.requireNonNull(inputs, "inputs is null");
        long waveBytes = ChunkSize.waveBytes();
        ChunkSize chunkSize = options.chunkSize().isPresent()
                ? new FixedChunkSize(options.chunkSize().getAsInt(), waveBytes)
                : new AdaptiveChunkSize(inputs.estimateSize(), maxAtFirst, cores, waveBytes);
        MapPlan<I, O, R> plan = new MapPlan<>(options, mapping, inputs, encoding, chunkSize);
        calls.sendClassOf(mapping.given());
        options.givenInitializer().ifPresent(calls::sendClassOf);
        return plan;
    }

    private static <I> Inputs<I> one(I input) {
        return Inputs.of(Collections.singletonList(input));
    }

    private static <O> O first(List<O> outputs) {
        return outputs.get(0);
    }
}

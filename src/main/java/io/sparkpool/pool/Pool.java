package io.sparkpool.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;

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
 * <p>Results come in the order of the inputs, whatever the number of cores and whichever task ends first. Functions are
 * Spark's serializable {@code Function}s and run on executors: what they capture is copied there. Safe for use by
 * several threads.
 */
public final class Pool implements AutoCloseable {
    private final JavaSparkContext context;
    private final boolean stopsContext;
    private volatile boolean closed;

    private Pool(JavaSparkContext context, boolean stopsContext) {
        this.context = Objects.requireNonNull(context, "context is null");
        this.stopsContext = stopsContext;
    }

    /** Python's {@code Pool()}: Spark in this process, on all of its cores. */
    public static Pool local() {
        return local(Runtime.getRuntime().availableProcessors());
    }

    /**
     * Python's {@code Pool(processes=cores)}: Spark in this process, as many tasks at once as there are cores.
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
     * otherwise: ports on the loopback address only, no web page.
     *
     * @throws PoolException if Spark does not start; its words say why
     */
    public static Pool start(SparkConf settings) {
        try {
            return new Pool(new JavaSparkContext(SparkSettings.complete(settings)), true);
        } catch (Exception e) { // Scala throws checked exceptions without declaring them
            throw PoolException.atStart(e);
        }
    }

    /** A pool on a Spark that runs already; closing the pool leaves it running. */
    public static Pool on(JavaSparkContext context) {
        return new Pool(context, false);
    }

    /** How many tasks run at once. */
    public int cores() {
        requireRunning();
        return Math.max(1, context.defaultParallelism());
    }

    /**
     * Python's {@code Pool.map(function, inputs)}.
     *
     * @return one output for each input, in input order: a list that cannot be changed, and that holds {@code Long}s
     *     and {@code Double}s as a primitive array
     * @throws PoolException if the function fails, with the lowest failing index, or Spark does
     */
    public <I, O> List<O> map(Function<? super I, ? extends O> function, Inputs<I> inputs) {
        return gather(mapChunks(function, inputs, new ListEncoding<O>()));
    }

    /**
     * Python's {@code Pool.map(function, inputs, chunksize)}. The result does not depend on the chunk size.
     *
     * @param chunkSize how many inputs a task maps, at least 1
     */
    public <I, O> List<O> map(Function<? super I, ? extends O> function, Inputs<I> inputs, int chunkSize) {
        return gather(mapChunks(function, inputs, new ListEncoding<O>(), chunkSize));
    }

    /**
     * Maps, and hands on what each chunk's outputs are encoded into: the general form of every map of this class. Chunks
     * have the size of Python's rule, four for each core, but at most 262,144 inputs. Of many inputs the first chunks are
     * small, and the others have as many inputs as take half a second, or need 2 MB for their outputs.
     *
     * @param encoding runs where the outputs are made, and so spares the driver that work
     * @return lazy, in input order, to be closed
     */
    public <I, O, R> ChunkResults<R> mapChunks(
            Function<? super I, ? extends O> function, Inputs<I> inputs, Encoding<O, R> encoding) {
        return mapChunks(function, inputs, encoding, automaticSize(inputs));
    }

    /**
     * {@link #mapChunks(Function, Inputs, Encoding)} with chunks of a given size.
     *
     * @param chunkSize how many inputs a task maps, at least 1
     */
    public <I, O, R> ChunkResults<R> mapChunks(
            Function<? super I, ? extends O> function, Inputs<I> inputs, Encoding<O, R> encoding, int chunkSize) {
        return mapChunks(function, inputs, encoding, new FixedChunkSize(chunkSize));
    }

    private <I, O, R> ChunkResults<R> mapChunks(
            Function<? super I, ? extends O> function, Inputs<I> inputs, Encoding<O, R> encoding, ChunkSize size) {
        requireRunning();
        MapChunk<I, O, R> mapChunk = new MapChunk<>(function, encoding);
        return new ChunkResults<>(
                new Waves<>(context, inputs.chunks(), size, mapChunk, this::cores), FunctionName.of(function));
    }

    private static <O> List<O> gather(ChunkResults<List<O>> results) {
        List<List<O>> chunks = new ArrayList<>();
        try (results) {
            results.forEachRemaining(chunks::add);
        }
        return ListEncoder.join(chunks);
    }

    private ChunkSize automaticSize(Inputs<?> inputs) {
        int cores = cores();
        return new AdaptiveChunkSize(inputs.estimateSize(), cores, Waves.limitBytes(ChunkSize.chunksByPython(cores)));
    }

    private void requireRunning() {
        if (closed) {
            throw new IllegalStateException("the pool is closed; start another one");
        }
        if (context.sc().isStopped()) {
            throw PoolException.stopped(context.master(), new IllegalStateException("the Spark context is stopped"));
        }
    }

    /** Stops the Spark that this pool started; one that it was given goes on. Closing again does nothing. */
    @Override
    public void close() {
        closed = true;
        if (stopsContext) {
            context.stop();
        }
    }
}

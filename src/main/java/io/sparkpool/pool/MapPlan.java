package io.sparkpool.pool;

import io.sparkpool.function.FunctionName;
import io.sparkpool.pool.task.ChunkMapper;
import io.sparkpool.pool.task.CombinerException;
import io.sparkpool.pool.task.Encoding;
import io.sparkpool.pool.task.ListEncoder;
import io.sparkpool.pool.task.ObjectBuffer;
import io.sparkpool.pool.task.PairFunction;
import io.sparkpool.pool.task.PairwiseTree;
import io.sparkpool.pool.task.Partials;
import io.sparkpool.pool.task.Serialized;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;

/**
 * What is to be mapped, and how; nothing runs yet.
 *
 * @param options how the pool maps
 * @param function what maps; of two arguments as one of their pair
 * @param encoding what becomes of the outputs
 * @param chunkSize how the inputs are cut
 */
record MapPlan<I, O, R>(
        MapOptions options,
        Function<? super I, ? extends O> function,
        Inputs<I> inputs,
        Encoding<O, R> encoding,
        ChunkSize chunkSize) {
    MapPlan {
        Objects.requireNonNull(function, "function is null");
        Objects.requireNonNull(inputs, "inputs is null");
        Objects.requireNonNull(encoding, "encoding is null");
        SerializationCheck.require("function", PairFunction.given(function));
    }

    /**
     * Starts it; the first results that are asked for start the tasks.
     *
     * @param atEnd what is done when there are no more results, or nobody wants them
     */
    ChunkResults<R> start(JavaSparkContext context, Call call, ResultOrder<I, R> delivery, Runnable atEnd) {
        Object given = PairFunction.given(function);
        ChunkMapper<I, O, R> mapChunk = new ChunkMapper<>(
                function, encoding, options.inputRules(), options.setup().map(setup -> setup.before(given)));
        Waves<I, R> waves = new Waves<>(context, call, inputs.chunks(), chunkSize, sealed(given, mapChunk), delivery);
        call.onCancel(waves::cancel);
        return new ChunkResults<>(waves, encoding, new ResultTracker(FunctionName.of(given), options.onError()), atEnd);
    }

    private static <M> Serialized<M> sealed(Object given, M mapChunk) {
        try {
            return Serialized.of(mapChunk, Integer.MAX_VALUE);
        } catch (IOException | RuntimeException e) {
            String why = ObjectBuffer.reason(e, "leave it out");
            throw PoolException.cannotTravel("function", FunctionName.of(given), why, e);
        }
    }

    /** Maps all of it into one list. */
    static <I, O> List<O> gather(MapPlan<I, O, List<O>> plan, JavaSparkContext context, Call call) {
        List<List<O>> chunks = new ArrayList<>();
        try (ChunkResults<List<O>> results = plan.start(context, call, new ResultOrder.InOrder<>(), () -> {})) {
            results.forEachRemaining(chunks::add);
        }
        return ListEncoder.join(chunks);
    }

    /** Combines all of it into one value. */
    static <I, O> O combine(
            MapPlan<I, O, Partials<O>> plan, PairwiseTree<O> tree, O identity, JavaSparkContext context, Call call) {
        try (ChunkResults<Partials<O>> results = plan.start(context, call, new ResultOrder.InOrder<>(), () -> {})) {
            while (results.hasNext()) {
                long firstIndex = results.inputsMapped();
                results.next().addTo(tree, firstIndex);
            }
            return tree.totalAfter(identity);
        } catch (CombinerException e) {
            throw PoolException.ofCombiner(e.failure());
        }
    }
}

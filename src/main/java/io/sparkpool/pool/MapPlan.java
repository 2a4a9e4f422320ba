package io.sparkpool.pool;

import io.sparkpool.function.FunctionName;
import io.sparkpool.pool.task.ChunkMapper;
import io.sparkpool.pool.task.CombiningEncoding.PartialResult;
import io.sparkpool.pool.task.Encoding;
import io.sparkpool.pool.task.ListEncoder;
import io.sparkpool.pool.task.PairwiseTree;
import io.sparkpool.pool.task.SerializationProblem;
import io.sparkpool.pool.task.Serialized;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A map that has not started.
 *
 * @param options the options of the pool's view
 * @param mapping the function
 * @param encoding how the outputs are encoded
 * @param chunkSize how the inputs are cut
 */
record MapPlan<I, O, R>(
        MapOptions options, Mapping<I, O> mapping, Inputs<I> inputs, Encoding<O, R> encoding, ChunkSize chunkSize) {
    MapPlan {
        Objects.requireNonNull(mapping, "mapping is null");
        Objects.requireNonNull(inputs, "inputs is null");
        Objects.requireNonNull(encoding, "encoding is null");
        SerializationCheck.require("function", mapping.given());
    }

    /**
     * Starts the map; its tasks start when the first result is asked for.
     *
     * @param atEnd runs when there are no more results, and when they are closed; so it may run more than once
     */
    ChunkResults<R> start(Call call, ResultOrder<I, R> order, Runnable atEnd) {
        Object given = mapping.given();
        String name = FunctionName.of(given);
        options.listeners()
                .tell(
                        ProgressListener::started,
                        () -> started(name, call.calls().cores()));
        ChunkMapper<I, O, R> mapper =
                new ChunkMapper<>(mapping.shape(), encoding, options.inputRules(), options.initializerOf(given));
        Waves<I, R> waves = new Waves<>(
                call, chunks(), chunkSize, serialized(given, mapper), order, new WaveNames(name), options.listeners());
        call.onCancel(waves::cancel);
        return new ChunkResults<>(
                waves, encoding, new ResultTracker(name, options.errorPolicy()), options.listeners(), atEnd);
    }

    private ProgressListener.Started started(String function, int cores) {
        long inputsOrMore = inputs.estimateSize();
        OptionalLong known = inputsOrMore == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(inputsOrMore);
        return new ProgressListener.Started(function, known, cores);
    }

    private Chunks<I> chunks() {
        return mapping.shape().takesIndices() ? new NumberedChunks<>(inputs.chunks()) : inputs.chunks();
    }

    private static <M> Serialized<M> serialized(Object given, M mapper) {
        try {
            return Serialized.of(mapper, Integer.MAX_VALUE);
        } catch (IOException | RuntimeException e) {
            throw SerializationCheck.refusal("function", given, SerializationProblem.explain(e, "leave it out"), e);
        }
    }

    /** Runs a map, and returns all outputs in one list. */
    static <I, O> List<O> gather(MapPlan<I, O, List<O>> plan, Call call) {
        List<List<O>> chunks = new ArrayList<>();
        try (ChunkResults<List<O>> results = plan.start(call, new ResultOrder.InOrder<>(), () -> {})) {
            results.forEachRemaining(chunks::add);
        }
        return ListEncoder.join(chunks);
    }

    /** Runs a map, and returns all outputs combined into one value. */
    static <I, O> O combine(MapPlan<I, O, PartialResult<O>> plan, PairwiseTree<O> tree, O identity, Call call) {
        try (ChunkResults<PartialResult<O>> results = plan.start(call, new ResultOrder.InOrder<>(), () -> {})) {
            while (results.hasNext()) {
                long firstIndex = results.inputsMapped();
                results.next().addTo(tree, firstIndex);
            }
            return tree.total(identity);
        } catch (PairwiseTree.CombinerException e) {
            throw new PoolException(e.failure().explain(), e.failure().thrown());
        }
    }
}

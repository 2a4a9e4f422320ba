package io.sparkpool.pool.task;

import io.sparkpool.function.BatchFunction;
import io.sparkpool.function.IndexedFunction;
import io.sparkpool.function.Pair;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.api.java.function.Function2;

/**
 * A function together with the way in which its inputs and outputs belong to each other.
 *
 * @param <I> the type of one input
 * @param <O> the type of one output
 */
public sealed interface Shape<I, O> extends Serializable {
    /** Returns the shape of a function that has one output for each input, and may take the index of each as well. */
    static <I, O> Shape<I, O> each(Function<? super I, ? extends O> function) {
        Objects.requireNonNull(function, "function is null");
        return new Each<>(
                function instanceof IndexedFunction<? super I, ? extends O> indexed
                        ? new UserFunction.OfIndexAndInput<>(indexed)
                        : new UserFunction.OfInput<>(function));
    }

    /** Returns the shape of a function of two arguments, which has one output for each pair. */
    static <A, B, O> Shape<Pair<A, B>, O> pairs(Function2<? super A, ? super B, ? extends O> function) {
        return new Each<>(new UserFunction.OfPair<>(Objects.requireNonNull(function, "function is null")));
    }

    /** Returns the shape of a function that has any number of outputs for each input. */
    static <I, O> Shape<I, O> flat(FlatMapFunction<? super I, ? extends O> function) {
        return new Flat<>(new UserFunction.ToMany<>(Objects.requireNonNull(function, "function is null")));
    }

    /** Returns the shape of a function of many inputs at once. */
    static <I, O> Shape<I, O> batches(BatchFunction<I, O> function) {
        return new Batches<>(new UserFunction.OfBatch<>(Objects.requireNonNull(function, "function is null")));
    }

    /** Returns the function as tasks call it. */
    UserFunction<?, ?> function();

    /** Returns a shape for inputs from which an adapter makes those of the function. */
    <J, P> Shape<J, P> adapted(InputAdapter<J, I, O, P> adapter);

    /**
     * Maps the inputs of a chunk, as far as there is room for their outputs.
     *
     * @throws IOException if the inputs cannot be read
     */
    <R> ChunkResult<R> map(ChunkRun<I, O, R> run) throws IOException;

    /** Returns the function of the user, whose name messages show. */
    default Object given() {
        return function().given();
    }

    /** Returns whether the function takes the index of each input; the chunks have to know it then. */
    default boolean takesIndices() {
        return function().takesIndices();
    }

    /** Returns whether an input may have no output or several. */
    default boolean isFlat() {
        return false;
    }

    /** One output for each input. */
    record Each<I, O>(UserFunction<I, O> function) implements Shape<I, O> {
        @Override
        public <J, P> Shape<J, P> adapted(InputAdapter<J, I, O, P> adapter) {
            return new Each<>(new UserFunction.Adapted<>(function, adapter));
        }

        @Override
        public <R> ChunkResult<R> map(ChunkRun<I, O, R> run) throws IOException {
            ChunkTask<I, O, R> task = run.task(run.limited(function), run.encoding());
            run.chunk().forEach(task);
            return task.result();
        }
    }

    /** Any number of outputs for each input, which count as one output until they are encoded. */
    record Flat<I, O>(UserFunction<I, List<O>> function) implements Shape<I, O> {
        @Override
        public boolean isFlat() {
            return true;
        }

        @Override
        public <J, P> Shape<J, P> adapted(InputAdapter<J, I, O, P> adapter) {
            return new Flat<>(new UserFunction.Adapted<>(function, new ListAdapter.OfOutputs<>(adapter)));
        }

        @Override
        public <R> ChunkResult<R> map(ChunkRun<I, O, R> run) throws IOException {
            ChunkTask<I, List<O>, R> task = run.task(run.limited(function), new FlatEncoding<>(run.encoding()));
            run.chunk().forEach(task);
            return task.result();
        }
    }

    /** One output for each input, from a function of many inputs. */
    record Batches<I, O>(UserFunction<List<I>, List<O>> function) implements Shape<I, O> {
        @Override
        public <J, P> Shape<J, P> adapted(InputAdapter<J, I, O, P> adapter) {
            return new Batches<>(new UserFunction.Adapted<>(function, new ListAdapter.OfInputs<>(adapter)));
        }

        @Override
        public <R> ChunkResult<R> map(ChunkRun<I, O, R> run) throws IOException {
            InputFunction<List<I>, List<O>> limited = run.limited(function);
            ChunkTask<I, O, R> task = run.task(
                    (index, input) -> limited.call(index, Collections.singletonList(input))
                            .get(0),
                    run.encoding());
            BatchReceiver<I, O, R> receiver =
                    new BatchReceiver<>(task, limited, run.rules().batchSize());
            run.chunk().forEach(receiver);
            return receiver.result();
        }
    }
}

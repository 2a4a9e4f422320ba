package io.sparkpool.pool;

import io.sparkpool.function.BatchFunction;
import io.sparkpool.function.FunctionName;
import io.sparkpool.function.IndexedFunction;
import io.sparkpool.function.Pair;
import io.sparkpool.pool.task.InputAdapter;
import io.sparkpool.pool.task.Shape;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.api.java.function.Function2;

/**
 * A function in one of its shapes: what {@link Pool#imap(Mapping, Inputs)} and {@link Pool#mapChunks(Mapping, Inputs,
 * io.sparkpool.pool.task.Encoding)} take where {@code map}, {@code flatMap} and {@code mapBatches} have a method each.
 *
 * <pre>{@code
 * Mapping<String, String> words = Mapping.flat(line -> List.of(line.split(" ")).iterator());
 * try (Outputs<String> outputs = pool.imap(words, lines)) {
 *     outputs.forEachRemaining(System.out::println);
 * }
 * }</pre>
 *
 * <p>Each task has its own copy of the function.
 *
 * @param <I> the type of one input
 * @param <O> the type of one output
 */
public final class Mapping<I, O> {
    private final Shape<I, O> shape;

    private Mapping(Shape<I, O> shape) {
        this.shape = shape;
    }

    /** Returns the mapping of a function that has one output for each input; it may be an {@link IndexedFunction}. */
    public static <I, O> Mapping<I, O> each(Function<? super I, ? extends O> function) {
        return new Mapping<>(Shape.each(function));
    }

    /** Returns the mapping of a function that has any number of outputs for each input. */
    public static <I, O> Mapping<I, O> flat(FlatMapFunction<? super I, ? extends O> function) {
        return new Mapping<>(Shape.flat(function));
    }

    /** Returns the mapping of a function of many inputs at once, up to {@link Pool#withBatchSize}. */
    public static <I, O> Mapping<I, O> batches(BatchFunction<I, O> function) {
        return new Mapping<>(Shape.batches(function));
    }

    /**
     * Returns the mapping of a function whose interface is not known before the program runs.
     *
     * @param function a {@link Function}, a {@link FlatMapFunction} or a {@link BatchFunction}, and only one of them
     * @param <I> the type of one input, which is not checked
     * @param <O> the type of one output, which is not checked
     * @throws IllegalArgumentException if it is none of them, or more than one
     */
    @SuppressWarnings("unchecked") // inputs of another type fail when the function gets them
    public static <I, O> Mapping<I, O> of(Object function) {
        Objects.requireNonNull(function, "function is null");
        List<Class<?>> shapes = Stream.of(Function.class, FlatMapFunction.class, BatchFunction.class)
                .filter(shape -> shape.isInstance(function))
                .<Class<?>>map(shape -> shape)
                .toList();
        if (shapes.size() != 1) {
            throw new IllegalArgumentException("'%s' implements %s; let its class implement one of %s, %s and %s"
                    .formatted(
                            FunctionName.of(function),
                            shapes.isEmpty() ? "no function" : "more than one function",
                            Function.class.getName(),
                            FlatMapFunction.class.getName(),
                            BatchFunction.class.getName()));
        }
        if (function instanceof Function<?, ?> each) {
            return each((Function<I, O>) each);
        }
        return function instanceof FlatMapFunction<?, ?> flat
                ? flat((FlatMapFunction<I, O>) flat)
                : batches((BatchFunction<I, O>) function);
    }

    /** Returns the mapping of a function of two arguments, which has one output for each pair. */
    static <A, B, O> Mapping<Pair<A, B>, O> pairs(Function2<? super A, ? super B, ? extends O> function) {
        return new Mapping<>(Shape.pairs(function));
    }

    /**
     * Returns a mapping of other inputs, from which an adapter makes those of the function, and which complete its
     * outputs. Messages and failing inputs show the other inputs, and the name of the function.
     *
     * @param adapter is called for each input, and for each output
     * @param <J> the type of the other inputs
     * @param <P> the type of the completed outputs
     */
    public <J, P> Mapping<J, P> adapted(InputAdapter<J, I, O, P> adapter) {
        return new Mapping<>(shape.adapted(Objects.requireNonNull(adapter, "adapter is null")));
    }

    /** Returns the function of the user, whose name messages show. */
    public Object given() {
        return shape.given();
    }

    /** Returns whether there may be any number of outputs for each input. */
    public boolean isFlat() {
        return shape.isFlat();
    }

    Shape<I, O> shape() {
        return shape;
    }
}

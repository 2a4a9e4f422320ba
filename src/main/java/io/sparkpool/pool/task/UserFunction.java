package io.sparkpool.pool.task;

import io.sparkpool.function.BatchFunction;
import io.sparkpool.function.IndexedFunction;
import io.sparkpool.function.Pair;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.api.java.function.Function2;

/**
 * A function of a user, called in one way whatever its interface is.
 *
 * @param <I> the type of what it is called with: an input, or a list of them
 * @param <X> the type of what it returns: an output, or a list of them
 */
sealed interface UserFunction<I, X> extends InputFunction<I, X>, Serializable {
    /** Returns the object that the user gave: the one that messages name. */
    Object given();

    /** Returns whether the function takes the index of each input. */
    default boolean takesIndices() {
        return false;
    }

    /** A function of one input. */
    record OfInput<I, O>(Function<? super I, ? extends O> given) implements UserFunction<I, O> {
        @Override
        public O call(long index, I input) throws Exception {
            return given.call(input);
        }

        @Override
        public Optional<LongUnaryOperator> longs() {
            return given instanceof LongUnaryOperator longs ? Optional.of(longs) : Optional.empty();
        }
    }

    /** A function of one input and its index. */
    record OfIndexAndInput<I, O>(IndexedFunction<? super I, ? extends O> given) implements UserFunction<I, O> {
        @Override
        public O call(long index, I input) throws Exception {
            return given.call(index, input);
        }

        @Override
        public boolean takesIndices() {
            return true;
        }
    }

    /** A function of two arguments, which gets the values of a pair. */
    record OfPair<A, B, O>(Function2<? super A, ? super B, ? extends O> given) implements UserFunction<Pair<A, B>, O> {
        @Override
        public O call(long index, Pair<A, B> arguments) throws Exception {
            return given.call(arguments.first(), arguments.second());
        }
    }

    /** A function with any number of outputs, which takes all of them from its iterator. */
    record ToMany<I, O>(FlatMapFunction<? super I, ? extends O> given) implements UserFunction<I, List<O>> {
        @Override
        public List<O> call(long index, I input) throws Exception {
            Iterator<? extends O> iterator = given.call(input);
            if (iterator == null) {
                throw new IllegalStateException("returned null; return an iterator, which may be empty");
            }
            List<O> outputs = new ArrayList<>();
            while (iterator.hasNext()) {
                if (Thread.interrupted()) { // the iterator may have no end and never wait
                    throw new InterruptedException("interrupted after %d outputs".formatted(outputs.size()));
                }
                outputs.add(iterator.next());
            }
            return outputs;
        }
    }

    /** A function of many inputs at once, whose outputs are counted. */
    record OfBatch<I, O>(BatchFunction<I, O> given) implements UserFunction<List<I>, List<O>> {
        @Override
        public List<O> call(long index, List<I> batch) throws Exception {
            List<O> outputs = given.call(batch);
            if (outputs == null || outputs.size() != batch.size()) {
                throw new IllegalStateException(
                        "returned %s for %s; return one output for each input, in the same order"
                                .formatted(
                                        outputs == null ? "null" : counted(outputs.size(), "output"),
                                        counted(batch.size(), "input")));
            }
            return new ArrayList<>(outputs); // the function may change its list in the next call
        }

        private static String counted(int count, String noun) {
            return "%d %s%s".formatted(count, noun, count == 1 ? "" : "s");
        }
    }

    /** A function whose inputs are made from others. */
    record Adapted<J, I, X, P>(UserFunction<I, X> function, InputAdapter<J, I, X, P> adapter)
            implements UserFunction<J, P> {
        @Override
        public P call(long index, J input) throws Exception {
            return adapter.after(input, function.call(index, adapter.before(input)));
        }

        @Override
        public Object given() {
            return function.given();
        }

        @Override
        public boolean takesIndices() {
            return function.takesIndices();
        }
    }
}

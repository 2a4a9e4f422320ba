package io.sparkpool.function;

import org.apache.spark.api.java.function.Function;

/**
 * A function that also takes the index of its input among all inputs, such as to number them:
 *
 * <pre>{@code
 * public class Numbered implements IndexedFunction<String, String> {
 *     public String call(long index, String line) {
 *         return (index + 1) + ": " + line;
 *     }
 * }
 * }</pre>
 *
 * @param <T> the type of one input
 * @param <R> the type of one output
 */
@FunctionalInterface
public interface IndexedFunction<T, R> extends Function<T, R> {
    /**
     * Maps an input.
     *
     * @param index the index of the input among all inputs, from 0
     * @throws Exception if the input fails
     */
    R call(long index, T input) throws Exception;

    /**
     * Always fails: a pool calls {@link #call(long, Object)}.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    default R call(T input) {
        throw new UnsupportedOperationException("the function needs the index of its input; let a pool map it");
    }
}

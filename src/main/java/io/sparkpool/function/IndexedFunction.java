package io.sparkpool.function;

import org.apache.spark.api.java.function.Function;

/**
 * A function that is told the index of each input, for example to name a file after it.
 *
 * <pre>{@code
 * IndexedFunction<String, String> numbered = (index, line) -> index + ": " + line;
 * List<String> lines = pool.map(numbered, Inputs.of(List.of("a", "b"))); // 0: a, 1: b
 * }</pre>
 *
 * <p>The indices of lines and of rows of files are not known in advance: the driver then reads them, too, to count them.
 * Those of an RDD, and of rows from other sources than files, cannot be known, and such a map is refused.
 *
 * @param <T> the type of one input
 * @param <R> the type of one output
 */
@FunctionalInterface
public interface IndexedFunction<T, R> extends Function<T, R> {
    /**
     * Maps an input.
     *
     * @param index the input's index among all inputs, from 0; the same in a retry, and for any chunk size
     * @throws Exception if the input fails
     */
    R call(long index, T input) throws Exception;

    /**
     * Throws an exception, as there is no index. A pool calls {@link #call(long, Object)} wherever it takes a function.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    default R call(T input) {
        throw new UnsupportedOperationException("this function needs the index of its input; call it with both");
    }
}

package io.sparkpool.function;

import java.io.Serializable;
import java.util.List;

/**
 * A function of many inputs at once, for what is faster in bulk: requests to a service, the rows of a model.
 *
 * <pre>{@code
 * public class Lengths implements BatchFunction<String, Integer> {
 *     public List<Integer> call(List<String> batch) {
 *         return batch.stream().map(String::length).toList();
 *     }
 * }
 * }</pre>
 *
 * @param <T> the type of one input
 * @param <R> the type of one output
 */
@FunctionalInterface
public interface BatchFunction<T, R> extends Serializable {
    /**
     * Maps a batch of consecutive inputs. If this method throws, or returns another number of outputs than there are
     * inputs, it is called with each half of the batch, and so on, until the failing inputs are found.
     *
     * @param batch at least one input, in an unmodifiable list
     * @return one output for each input, in the same order
     * @throws Exception if an input of the batch fails
     */
    List<R> call(List<T> batch) throws Exception;
}

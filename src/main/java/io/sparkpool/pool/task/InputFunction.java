package io.sparkpool.pool.task;

import java.util.Optional;
import java.util.function.LongUnaryOperator;

/**
 * What a task calls for each of its inputs.
 *
 * @param <I> the type of one input
 * @param <X> the type of what it returns: an output, or a list of them
 */
@FunctionalInterface
interface InputFunction<I, X> {
    /**
     * Maps an input.
     *
     * @param index the input's index among all inputs; any number, unless the function takes indices
     */
    X call(long index, I input) throws Exception;

    /** Returns the same function for inputs and outputs that are primitive numbers, if it has such a form. */
    default Optional<LongUnaryOperator> longs() {
        return Optional.empty();
    }
}

package io.sparkpool.pool.task;

import java.io.Serializable;

/**
 * Makes the input of a function from another one, and uses that to complete the output: for example takes a value from
 * a row, and adds the output to the row. What it throws counts as a failure of the input.
 *
 * @param <J> the type of the inputs that there are
 * @param <I> the type of the inputs that the function takes
 * @param <O> the type of the function's outputs
 * @param <P> the type of the outputs that are wanted
 */
public interface InputAdapter<J, I, O, P> extends Serializable {
    /** Returns the input for the function. */
    I before(J input) throws Exception;

    /**
     * Returns the wanted output.
     *
     * @param input the input that {@link #before} got
     * @param output an output of the function for that input
     */
    P after(J input, O output) throws Exception;
}

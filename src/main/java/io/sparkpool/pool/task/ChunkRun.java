package io.sparkpool.pool.task;

import io.sparkpool.pool.task.ChunkMapper.InputRules;
import java.util.Optional;

/**
 * What a task is to do.
 *
 * @param chunk the inputs
 * @param encoding how the outputs are encoded
 * @param rules how each input is treated
 * @param limit how many bytes the outputs may need
 * @param timeLimit the limit of each call of the function, if there is one
 */
record ChunkRun<I, O, R>(
        Chunk<I> chunk, Encoding<O, R> encoding, InputRules rules, SizeLimit limit, Optional<TimeLimit> timeLimit) {
    /** Returns the function with the time limit, or the function itself if there is no limit. */
    <A, X> InputFunction<A, X> limited(InputFunction<A, X> function) {
        return timeLimit.map(present -> present.on(function)).orElse(function);
    }

    /** Starts the task that calls a function for each input. */
    <X> ChunkTask<I, X, R> task(InputFunction<I, X> function, Encoding<X, R> encodingOfResults) {
        return new ChunkTask<>(chunk, function, encodingOfResults, rules, limit);
    }
}

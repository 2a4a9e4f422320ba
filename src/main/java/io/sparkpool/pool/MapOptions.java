package io.sparkpool.pool;

import io.sparkpool.function.FunctionName;
import io.sparkpool.function.Initializer;
import io.sparkpool.pool.task.ChunkMapper.InputRules;
import io.sparkpool.pool.task.InitializerOnce;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The options of a view of a pool.
 *
 * @param initializer the initializer, if there is one
 * @param errorPolicy what becomes of a failing input
 * @param retries how many times an input is tried again after it failed
 * @param timeLimit how long a call of the function may take; zero if there is no limit
 * @param chunkSize how many inputs a task maps, if the user has set it
 * @param batchSize the maximum number of inputs of a batch
 * @param listeners who is told of the progress
 */
record MapOptions(
        Optional<InitializerRuns> initializer,
        ErrorPolicy errorPolicy,
        int retries,
        Duration timeLimit,
        OptionalInt chunkSize,
        int batchSize,
        Listeners listeners) {
    private static final int DEFAULT_BATCH_SIZE = 256;

    static final MapOptions DEFAULT = new MapOptions(
            Optional.empty(),
            ErrorPolicy.fail(),
            0,
            Duration.ZERO,
            OptionalInt.empty(),
            DEFAULT_BATCH_SIZE,
            Listeners.NONE);

    MapOptions withInitializer(Initializer first) {
        return new MapOptions(
                Optional.of(new InitializerRuns(first)),
                errorPolicy,
                retries,
                timeLimit,
                chunkSize,
                batchSize,
                listeners);
    }

    MapOptions withErrorPolicy(ErrorPolicy policy) {
        return new MapOptions(initializer, policy, retries, timeLimit, chunkSize, batchSize, listeners);
    }

    MapOptions withRetries(int times) {
        if (times < 0) {
            throw new IllegalArgumentException(
                    "retries is %d; an input is tried again 0 times or more".formatted(times));
        }
        return new MapOptions(initializer, errorPolicy, times, timeLimit, chunkSize, batchSize, listeners);
    }

    MapOptions withTimeLimit(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("the time limit is %s; a limit is more than zero".formatted(limit));
        }
        return new MapOptions(initializer, errorPolicy, retries, limit, chunkSize, batchSize, listeners);
    }

    MapOptions withChunkSize(int inputs) {
        if (inputs < 1) {
            throw new IllegalArgumentException("chunkSize is %d; a chunk has at least 1 input".formatted(inputs));
        }
        return new MapOptions(
                initializer, errorPolicy, retries, timeLimit, OptionalInt.of(inputs), batchSize, listeners);
    }

    MapOptions withBatchSize(int inputs) {
        if (inputs < 1) {
            throw new IllegalArgumentException("batchSize is %d; a batch has at least 1 input".formatted(inputs));
        }
        return new MapOptions(initializer, errorPolicy, retries, timeLimit, chunkSize, inputs, listeners);
    }

    MapOptions withProgress(ProgressListener listener) {
        return new MapOptions(
                initializer, errorPolicy, retries, timeLimit, chunkSize, batchSize, listeners.with(listener));
    }

    InputRules inputRules() {
        return new InputRules(retries, timeLimit, errorPolicy.maxErrors(), batchSize);
    }

    /** Returns what runs before the first input of a function. */
    Optional<InitializerOnce> initializerOf(Object function) {
        return initializer.map(runs -> runs.before(function));
    }

    /** Returns the initializer, if there is one. */
    Optional<Initializer> givenInitializer() {
        return initializer.map(runs -> runs.initializer);
    }

    /** The runs of an initializer, one for each class of functions. Safe for use by several threads. */
    static final class InitializerRuns {
        private static final AtomicInteger NEXT = new AtomicInteger();

        private final Initializer initializer;
        private final String name;
        private final Map<String, InitializerOnce> runs = new ConcurrentHashMap<>();

        private InitializerRuns(Initializer initializer) {
            this.initializer = initializer;
            this.name = FunctionName.of(initializer);
        }

        private InitializerOnce before(Object function) {
            return runs.computeIfAbsent(
                    function.getClass().getName(),
                    unused -> new InitializerOnce(initializer, name, NEXT.getAndIncrement()));
        }
    }
}

package io.sparkpool.pool.task;

import io.sparkpool.function.TaskLifecycle;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Maps chunks to results. It is sent to executors once for each task. */
public final class ChunkMapper<I, O, R> implements Serializable {
    /** A result always has room for a few failures and their stack traces. */
    private static final long MIN_RESULT_BYTES = 1 << 20;

    private final Shape<I, O> function;
    private final Encoding<O, R> encoding;
    private final InputRules rules;

    /** Holds one initializer or none; an {@code Optional} is not serializable. */
    private final List<InitializerOnce> initializer;

    /**
     * How a task treats each input.
     *
     * @param retries how many times an input is tried again after it failed
     * @param timeLimit how long a call of the function may take; zero if there is no limit
     * @param maxFailures how many inputs may fail; one more ends the chunk
     * @param batchSize the maximum number of inputs of a batch
     */
    public record InputRules(int retries, Duration timeLimit, long maxFailures, int batchSize) implements Serializable {
        /** If more inputs may fail, the exceptions that the function threw are not sent to the driver. */
        private static final int MAX_CAUSES = 100;

        public InputRules {
            Objects.requireNonNull(timeLimit, "timeLimit is null");
        }

        boolean keepsCauses() {
            return maxFailures <= MAX_CAUSES;
        }
    }

    public ChunkMapper(
            Shape<I, O> function, Encoding<O, R> encoding, InputRules rules, Optional<InitializerOnce> initializer) {
        this.function = Objects.requireNonNull(function, "function is null");
        this.encoding = Objects.requireNonNull(encoding, "encoding is null");
        this.rules = Objects.requireNonNull(rules, "rules is null");
        this.initializer = initializer.stream().toList();
    }

    /** Maps the inputs of a chunk, as far as there is room for their outputs. */
    ChunkResult<R> map(Chunk<I> chunk, SizeLimit limit) {
        for (InitializerOnce once : initializer) {
            Optional<Failure> failure = once.ensureRun();
            if (failure.isPresent()) {
                return ChunkResult.failed(encoding, failure.get());
            }
        }
        return function.given() instanceof TaskLifecycle lifecycle
                ? mapBetween(new Lifecycle(lifecycle), chunk, limit)
                : mapTimed(chunk, limit);
    }

    /** Serializes a result, or a failure in its place if it cannot be serialized. */
    Serialized<ChunkResult<R>> serialize(ChunkResult<R> result, SizeLimit limit) {
        try {
            return Serialized.of(result, Math.max(2 * limit.maxBytes(), MIN_RESULT_BYTES));
        } catch (OutputTooLargeException | OutOfMemoryError e) {
            return serializeFailure(new Failure.OfSize(0, limit.maxBytes()));
        } catch (IOException | RuntimeException e) {
            return serializeFailure(new Failure.OfOutputs(SerializationProblem.explain(e, "return something else")));
        }
    }

    private Serialized<ChunkResult<R>> serializeFailure(Failure failure) {
        try {
            return Serialized.of(ChunkResult.failed(encoding, failure), Integer.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the function, maps the inputs, and closes the function. */
    private ChunkResult<R> mapBetween(Lifecycle lifecycle, Chunk<I> chunk, SizeLimit limit) {
        Optional<Failure> failure = lifecycle.open();
        if (failure.isPresent()) {
            return ChunkResult.failed(encoding, failure.get());
        }
        ChunkResult<R> result;
        try {
            result = mapTimed(chunk, limit);
        } catch (Throwable thrown) {
            lifecycle.close().flatMap(Failure::cause).ifPresent(thrown::addSuppressed);
            throw thrown;
        }
        return lifecycle.close().map(result::followedBy).orElse(result);
    }

    private ChunkResult<R> mapTimed(Chunk<I> chunk, SizeLimit limit) {
        if (rules.timeLimit().isZero()) {
            return map(chunk, limit, Optional.empty());
        }
        try (TimeLimit timeLimit = new TimeLimit(rules.timeLimit())) {
            return map(chunk, limit, Optional.of(timeLimit));
        }
    }

    private ChunkResult<R> map(Chunk<I> chunk, SizeLimit limit, Optional<TimeLimit> timeLimit) {
        try {
            return function.map(new ChunkRun<>(chunk, encoding, rules, limit, timeLimit));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.sparkpool.pool.task;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.api.java.function.Function;

/** How a chunk becomes a result. */
public final class ChunkMapper<I, O, R> implements Serializable {
    /** There is always room for a few failures and their stack traces. */
    private static final long MIN_SEALED_BYTES = 1 << 20;

    private final Function<? super I, ? extends O> function;
    private final Encoding<O, R> encoding;
    private final InputRules rules;

    /** One or none: an {@code Optional} does not travel. */
    private final List<InitializerOnce> setup;

    public ChunkMapper(
            Function<? super I, ? extends O> function,
            Encoding<O, R> encoding,
            InputRules rules,
            Optional<InitializerOnce> setup) {
        this.function = Objects.requireNonNull(function, "function is null");
        this.encoding = Objects.requireNonNull(encoding, "encoding is null");
        this.rules = Objects.requireNonNull(rules, "rules is null");
        this.setup = setup.stream().toList();
    }

    /** Maps the inputs of a chunk, as far as there is room for their outputs. */
    ChunkResult<R> apply(Chunk<I> chunk, SizeLimit room) {
        for (InitializerOnce once : setup) {
            Optional<Failure> failure = once.ensure();
            if (failure.isPresent()) {
                return ChunkResult.failed(encoding, failure.get());
            }
        }
        return rules.timeLimit().isZero() ? run(chunk, function, room) : runTimed(chunk, room);
    }

    /** Serializes a result, or if it cannot be serialized, one that says why. */
    Serialized<ChunkResult<R>> seal(ChunkResult<R> result, SizeLimit room) {
        try {
            return Serialized.of(result, Math.max(2 * room.mostBytes(), MIN_SEALED_BYTES));
        } catch (OutputTooLargeException | OutOfMemoryError e) {
            return sealFailure(new Failure.OfSize(0, room.mostBytes()));
        } catch (IOException | RuntimeException e) {
            return sealFailure(new Failure.OfOutputs(ObjectBuffer.reason(e, "return something else")));
        }
    }

    private Serialized<ChunkResult<R>> sealFailure(Failure failure) {
        try {
            return Serialized.of(ChunkResult.failed(encoding, failure), Integer.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ChunkResult<R> runTimed(Chunk<I> chunk, SizeLimit room) {
        try (TimeLimit<I, O> timed = new TimeLimit<>(function, rules.timeLimit())) {
            return run(chunk, timed, room);
        }
    }

    private ChunkResult<R> run(Chunk<I> chunk, Function<? super I, ? extends O> applied, SizeLimit room) {
        ChunkTask<I, O, R> run = new ChunkTask<>(chunk, applied, encoding, rules, room);
        try {
            chunk.forEach(run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return run.result();
    }
}

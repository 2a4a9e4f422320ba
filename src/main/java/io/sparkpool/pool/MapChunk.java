package io.sparkpool.pool;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.api.java.function.Function;

/** Runs on executors. How a chunk becomes a result. */
final class MapChunk<I, O, R> implements Serializable {
    /** There is always room for a few failures and their stack traces. */
    private static final long LEAST_SEALED_BYTES = 1 << 20;

    private final Function<? super I, ? extends O> function;
    private final Encoding<O, R> encoding;
    private final InputRules rules;

    /** One or none: an {@code Optional} does not travel. */
    private final List<Setup> setup;

    MapChunk(
            Function<? super I, ? extends O> function,
            Encoding<O, R> encoding,
            InputRules rules,
            Optional<Setup> setup) {
        this.function = Objects.requireNonNull(function, "function is null");
        this.encoding = Objects.requireNonNull(encoding, "encoding is null");
        this.rules = Objects.requireNonNull(rules, "rules is null");
        this.setup = setup.stream().toList();
    }

    /** Maps the inputs of a chunk, as far as there is room for their outputs. */
    ChunkResult<R> apply(Chunk<I> chunk, Room room) {
        for (Setup once : setup) {
            Optional<Failure> failure = once.ensure();
            if (failure.isPresent()) {
                return ChunkResult.failed(encoding, failure.get());
            }
        }
        return rules.timeLimit().isZero() ? run(chunk, function, room) : runTimed(chunk, room);
    }

    /** Serializes a result, or if it cannot be serialized, one that says why. */
    Sealed<ChunkResult<R>> seal(ChunkResult<R> result, Room room) {
        try {
            return Sealed.of(result, Math.max(2 * room.mostBytes(), LEAST_SEALED_BYTES));
        } catch (LargeOutputException | OutOfMemoryError e) {
            return sealFailure(new Failure.OfSize(0, room.mostBytes()));
        } catch (IOException | RuntimeException e) {
            return sealFailure(new Failure.OfOutputs(ObjectBuffer.reason(e, "return something else")));
        }
    }

    private Sealed<ChunkResult<R>> sealFailure(Failure failure) {
        try {
            return Sealed.of(ChunkResult.failed(encoding, failure), Integer.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ChunkResult<R> runTimed(Chunk<I> chunk, Room room) {
        try (TimeLimit<I, O> timed = new TimeLimit<>(function, rules.timeLimit())) {
            return run(chunk, timed, room);
        }
    }

    private ChunkResult<R> run(Chunk<I> chunk, Function<? super I, ? extends O> applied, Room room) {
        ChunkRun<I, O, R> run = new ChunkRun<>(chunk, applied, encoding, rules, room);
        try {
            chunk.forEach(run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return run.result();
    }
}

package io.sparkpool.pool;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.api.java.function.Function;

/** Runs on executors. How a chunk becomes a result; it travels once a wave. */
final class MapChunk<I, O, R> implements Serializable {
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

    /**
     * Maps the inputs of a chunk.
     *
     * @param limitBytes how many bytes the outputs may need
     */
    ChunkResult<R> apply(Chunk<I> chunk, long limitBytes) {
        for (Setup once : setup) {
            Optional<Failure> failure = once.ensure();
            if (failure.isPresent()) {
                return ChunkResult.failed(encoding, failure.get());
            }
        }
        return rules.timeLimit().isZero() ? run(chunk, function, limitBytes) : runTimed(chunk, limitBytes);
    }

    private ChunkResult<R> runTimed(Chunk<I> chunk, long limitBytes) {
        try (TimeLimit<I, O> timed = new TimeLimit<>(function, rules.timeLimit())) {
            return run(chunk, timed, limitBytes);
        }
    }

    private ChunkResult<R> run(Chunk<I> chunk, Function<? super I, ? extends O> applied, long limitBytes) {
        ChunkRun<I, O, R> run = new ChunkRun<>(applied, encoding, rules, chunk.firstIndex(), limitBytes);
        try {
            chunk.forEach(run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return run.result();
    }
}

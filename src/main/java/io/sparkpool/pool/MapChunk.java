package io.sparkpool.pool;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.spark.api.java.function.Function;

/** Runs on executors. How a chunk becomes a result; it travels once a wave. */
final class MapChunk<I, O, R> implements Serializable {
    private final Function<? super I, ? extends O> function;
    private final Encoding<O, R> encoding;

    MapChunk(Function<? super I, ? extends O> function, Encoding<O, R> encoding) {
        this.function = Objects.requireNonNull(function, "function is null");
        this.encoding = Objects.requireNonNull(encoding, "encoding is null");
    }

    /**
     * Maps the inputs of a chunk.
     *
     * @param limitBytes how many bytes the outputs may need
     */
    ChunkResult<R> apply(Chunk<I> chunk, long limitBytes) {
        ChunkRun<I, O, R> run = new ChunkRun<>(function, encoding, limitBytes);
        try {
            chunk.forEach(run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return run.result();
    }
}

package io.sparkpool.pool;

import java.io.IOException;
import java.util.Objects;
import org.apache.spark.api.java.function.Function;

/** Runs on executors. The body of a task: maps one chunk. */
final class MapChunk<I, O, R> implements Function<Chunk<I>, ChunkResult<R>> {
    private final Function<? super I, ? extends O> function;
    private final Encoding<O, R> encoding;

    MapChunk(Function<? super I, ? extends O> function, Encoding<O, R> encoding) {
        this.function = Objects.requireNonNull(function, "function is null");
        this.encoding = Objects.requireNonNull(encoding, "encoding is null");
    }

    @Override
    public ChunkResult<R> call(Chunk<I> chunk) throws IOException {
        ChunkRun<I, O, R> run = new ChunkRun<>(function, encoding.newEncoder());
        chunk.forEach(run);
        return run.result();
    }
}

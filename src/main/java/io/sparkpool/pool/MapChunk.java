package io.sparkpool.pool;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.spark.api.java.function.Function;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * Runs on executors. The body of a task: maps the one chunk of a partition. A class of Scala's function type, as Spark
 * would search the byte code of a lambda for what it captures, and this captures nothing else.
 */
final class MapChunk<I, O, R> extends AbstractFunction1<Iterator<Chunk<I>>, ChunkResult<R>> implements Serializable {
    private final Function<? super I, ? extends O> function;
    private final Encoding<O, R> encoding;
    private final long limitBytes;

    private MapChunk(Function<? super I, ? extends O> function, Encoding<O, R> encoding, long limitBytes) {
        this.function = Objects.requireNonNull(function, "function is null");
        this.encoding = Objects.requireNonNull(encoding, "encoding is null");
        this.limitBytes = limitBytes;
    }

    MapChunk(Function<? super I, ? extends O> function, Encoding<O, R> encoding) {
        this(function, encoding, Long.MAX_VALUE);
    }

    /** The same for chunks whose outputs may need so many bytes. */
    MapChunk<I, O, R> limitedTo(long bytes) {
        return new MapChunk<>(function, encoding, bytes);
    }

    @Override
    public ChunkResult<R> apply(Iterator<Chunk<I>> partition) {
        ChunkRun<I, O, R> run = new ChunkRun<>(function, encoding, limitBytes);
        try {
            partition.next().forEach(run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return run.result();
    }
}

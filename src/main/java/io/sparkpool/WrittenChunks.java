package io.sparkpool;

import io.sparkpool.pool.task.Digest;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Chunks whose digests are told after they have been written: when a sink asks for the next chunk, it has written those
 * before. Not thread-safe.
 */
final class WrittenChunks<R> implements Iterator<R> {
    private final Iterator<R> chunks;
    private final Supplier<Digest> digest;
    private final Consumer<Digest> receiver;
    private boolean untold;

    WrittenChunks(Iterator<R> chunks, Supplier<Digest> digest, Consumer<Digest> receiver) {
        this.chunks = chunks;
        this.digest = digest;
        this.receiver = receiver;
    }

    @Override
    public boolean hasNext() {
        if (untold) {
            untold = false;
            receiver.accept(digest.get());
        }
        return chunks.hasNext();
    }

    @Override
    public R next() {
        R chunk = chunks.next();
        untold = true;
        return chunk;
    }
}

package io.sparkpool.pool;

import io.sparkpool.pool.task.Chunk;
import io.sparkpool.pool.task.ListChunk;
import io.sparkpool.pool.task.ListEncoder;
import io.sparkpool.pool.task.UnserializableException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes chunks off an iterator that may be slow, or may wait for outputs of the same map: a thread of its own
 * reads the iterator, as the feeding thread of Python's pool does, and never reads more than was asked for. Inputs that
 * have been read do not wait for those that come slowly. Used by one thread, but for {@link #close}.
 */
final class IteratorChunks<I> implements Chunks<I> {
    /** A source that gives nothing for so long is slower than a task is to start. */
    private static final long QUIET_MILLIS = 2;

    private static final long MAX_NANOS = Duration.ofMillis(100).toNanos();

    private final Iterator<? extends I> iterator;
    // all of the following are guarded by this
    private ListEncoder<I> inputs = new ListEncoder<>(Long.MAX_VALUE);
    private int count;
    private long index;
    private int wanted;
    private long wantedBytes;
    private boolean ended;
    private Optional<Throwable> failure = Optional.empty();
    private Optional<Thread> reader = Optional.empty();

    IteratorChunks(Iterator<? extends I> iterator) {
        this.iterator = Objects.requireNonNull(iterator, "iterator is null");
    }

    @Override
    public synchronized Optional<Chunk<I>> next(int size, long mostBytes) {
        while (!isReadySoon(size, mostBytes)) {
            // it waits a little each time
        }
        if (count == 0) {
            failure.ifPresent(IteratorChunks::rethrow);
            return Optional.empty();
        }
        Chunk<I> chunk = new ListChunk<>(index, inputs.finish());
        index += count;
        count = 0;
        wanted = 0;
        inputs = new ListEncoder<>(Long.MAX_VALUE);
        return Optional.of(chunk);
    }

    /** Asks for inputs, and waits while they keep coming. */
    @Override
    public synchronized boolean isReadySoon(int size, long mostBytes) {
        wanted = size;
        wantedBytes = mostBytes;
        if (reader.isEmpty()) {
            startReader();
        }
        notifyAll();
        long startNanos = System.nanoTime();
        int before = -1;
        while (!ended && !isFull() && count > before && System.nanoTime() - startNanos < MAX_NANOS) {
            before = count;
            awaitChange();
        }
        return ended || count > 0;
    }

    /** Lets a thread that waits for inputs go on, and the iterator's thread end as soon as the iterator returns. */
    @Override
    public synchronized void close() {
        ended = true;
        reader.ifPresent(Thread::interrupt);
        notifyAll();
    }

    private void startReader() {
        Thread thread = new Thread(this::read, "spark-pool-inputs");
        thread.setDaemon(true);
        reader = Optional.of(thread);
        thread.start();
    }

    private void awaitChange() {
        try {
            wait(QUIET_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PoolException.interrupted(e);
        }
    }

    private void read() {
        try {
            while (awaitDemand() && iterator.hasNext()) {
                add(iterator.next());
            }
            end(Optional.empty());
        } catch (Throwable thrown) { // some throw checked exceptions without declaring them
            end(Optional.of(thrown));
        }
    }

    /** Whether more inputs are wanted, ever. */
    private synchronized boolean awaitDemand() throws InterruptedException {
        while (!ended && isFull()) {
            wait();
        }
        return !ended;
    }

    private boolean isFull() {
        return count >= wanted || count > 0 && inputs.sizeBytes() >= wantedBytes;
    }

    private synchronized void add(I input) {
        try {
            inputs.add(input);
        } catch (UnserializableException e) {
            throw PoolException.ofInput(index + count, e.getCause());
        }
        count++;
        if (isFull()) {
            notifyAll();
        }
    }

    private synchronized void end(Optional<Throwable> thrown) {
        if (!ended) {
            failure = thrown;
            ended = true;
        }
        notifyAll();
    }

    private static void rethrow(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw thrown instanceof RuntimeException unchecked ? unchecked : PoolException.ofInputs((Exception) thrown);
    }
}

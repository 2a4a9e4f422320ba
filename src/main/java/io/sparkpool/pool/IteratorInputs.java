package io.sparkpool.pool;

import io.sparkpool.pool.task.Chunk;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The elements of an iterator, which can be mapped once. */
final class IteratorInputs<I> implements Inputs<I> {
    private final Iterator<? extends I> iterator;
    private final AtomicBoolean read = new AtomicBoolean();

    IteratorInputs(Iterator<? extends I> iterator) {
        this.iterator = Objects.requireNonNull(iterator, "iterator is null");
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public Chunks<I> chunks() {
        if (read.getAndSet(true)) {
            throw new IllegalStateException(
                    "these inputs come from an iterator or a stream, which can be read only once; make new ones to map again");
        }
        return new IteratorChunks<>(iterator);
    }

    /**
     * Cuts chunks off an iterator that may be slow, or may wait for outputs of the same map. A thread of its own reads
     * the iterator, as in Python's pool, and never reads more than was asked for. Inputs that have been read do not
     * wait for later ones that come slowly. Used by one thread, except for {@link #close}.
     */
    private static final class IteratorChunks<I> implements Chunks<I> {
        /** An iterator that returns no input for this long is slower than the start of a task. */
        private static final long QUIET_MILLIS = 2;

        private final Iterator<? extends I> iterator;

        // all of the following are guarded by this
        private final ListInputs.Builder<I> chunk = new ListInputs.Builder<>();
        private int wanted;
        private long wantedBytes;
        private boolean ended;
        private Optional<Throwable> failure = Optional.empty();
        private Optional<Thread> reader = Optional.empty();

        IteratorChunks(Iterator<? extends I> iterator) {
            this.iterator = iterator;
        }

        @Override
        public synchronized Optional<Chunk<I>> next(int size, long maxBytes) {
            while (!isReadySoon(size, maxBytes)) {
                // each call waits a few milliseconds
            }
            wanted = 0;
            if (!chunk.isEmpty()) {
                return Optional.of(chunk.finish());
            }
            failure.ifPresent(thrown -> {
                throw PoolException.ofInputs(thrown);
            });
            return Optional.empty();
        }

        /** Asks for inputs, and waits while they keep coming. */
        @Override
        public synchronized boolean isReadySoon(int size, long maxBytes) {
            wanted = size;
            wantedBytes = maxBytes;
            if (reader.isEmpty()) {
                startReader();
            }
            notifyAll();
            long startNanos = System.nanoTime();
            int before = -1;
            while (!ended
                    && !isFull()
                    && chunk.count() > before
                    && System.nanoTime() - startNanos < Waves.MAX_CUT_NANOS) {
                before = chunk.count();
                awaitChange();
            }
            return ended || !chunk.isEmpty();
        }

        /** Wakes a thread that waits for inputs, and ends the reading thread as soon as the iterator returns. */
        @Override
        public synchronized void close() {
            ended = true;
            reader.ifPresent(Thread::interrupt);
            notifyAll();
        }

        private void startReader() {
            Thread thread = Background.daemon("spark-pool-inputs").newThread(this::read);
            reader = Optional.of(thread);
            thread.start();
        }

        private void awaitChange() {
            try {
                wait(QUIET_MILLIS);
            } catch (InterruptedException e) {
                throw PoolException.interrupted(e);
            }
        }

        private void read() {
            try {
                while (awaitDemand() && iterator.hasNext()) {
                    add(iterator.next());
                }
                end(Optional.empty());
            } catch (Throwable thrown) { // some iterators throw checked exceptions without declaring them
                end(Optional.of(thrown));
            }
        }

        /** Waits until more inputs are wanted, or never will be; returns whether they are. */
        private synchronized boolean awaitDemand() throws InterruptedException {
            while (!ended && isFull()) {
                wait();
            }
            return !ended;
        }

        private synchronized void add(I input) {
            chunk.add(input);
            if (isFull()) {
                notifyAll();
            }
        }

        private boolean isFull() {
            return chunk.isFull(wanted, wantedBytes);
        }

        private synchronized void end(Optional<Throwable> thrown) {
            if (!ended) {
                failure = thrown;
                ended = true;
            }
            notifyAll();
        }
    }
}

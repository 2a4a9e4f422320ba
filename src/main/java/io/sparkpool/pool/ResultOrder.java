package io.sparkpool.pool;

import io.sparkpool.pool.Waves.Mapped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The order in which the results of chunks are handed on. Not thread-safe. */
sealed interface ResultOrder<I, R> {
    /** Notes that a wave was submitted. */
    void add(Wave<I, R> wave);

    /** Notes that a wave was submitted, whose only chunk is the rest of the chunk that was taken last. */
    void addRest(Wave<I, R> wave);

    /**
     * Waits for the next result. There must be one.
     *
     * @throws PoolException if Spark could not run the job, or the thread is interrupted
     */
    Mapped<I, R> take();

    /** Returns whether {@link #take} would return without waiting. */
    boolean isReady();

    /** A chunk that was submitted. */
    record Awaited<I, R>(Wave<I, R> wave, int position) {
        boolean isDone() {
            return wave.isDone(position);
        }

        Mapped<I, R> take() {
            return new Mapped<>(wave.firstNumber() + position, wave.chunk(position), wave.take(position));
        }
    }

    /** The order of the inputs. */
    final class InOrder<I, R> implements ResultOrder<I, R> {
        private final Deque<Awaited<I, R>> awaited = new ArrayDeque<>();

        @Override
        public void add(Wave<I, R> wave) {
            for (int position = 0; position < wave.size(); position++) {
                awaited.add(new Awaited<>(wave, position));
            }
        }

        @Override
        public void addRest(Wave<I, R> wave) {
            awaited.addFirst(new Awaited<>(wave, 0));
        }

        @Override
        public boolean isReady() {
            return !awaited.isEmpty() && awaited.getFirst().isDone();
        }

        @Override
        public Mapped<I, R> take() {
            return awaited.remove().take();
        }
    }

    /** The order in which chunks complete. */
    final class AsCompleted<I, R> implements ResultOrder<I, R> {
        private final BlockingQueue<Awaited<I, R>> completed = new LinkedBlockingQueue<>();

        @Override
        public void add(Wave<I, R> wave) {
            for (int position = 0; position < wave.size(); position++) {
                Awaited<I, R> chunk = new Awaited<>(wave, position);
                wave.whenDone(position, () -> completed.add(chunk));
            }
        }

        @Override
        public void addRest(Wave<I, R> wave) {
            add(wave);
        }

        @Override
        public boolean isReady() {
            return !completed.isEmpty();
        }

        @Override
        public Mapped<I, R> take() {
            try {
                return completed.take().take();
            } catch (InterruptedException e) {
                throw PoolException.interrupted(e);
            }
        }
    }
}

package io.sparkpool.pool.task;

import io.sparkpool.function.Initializer;
import io.sparkpool.message.MessageText;
import java.io.Serializable;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;

/**
 * Runs an initializer once in this process for each function. If several tasks need it at the same time, one runs it
 * and the others wait.
 *
 * @param initializer the initializer
 * @param name the initializer's name in messages
 * @param number identifies the view of the pool and the function for which the initializer runs once
 */
public record InitializerOnce(Initializer initializer, String name, int number) implements Serializable {
    private static final Runs RUNS = new Runs();

    /** Runs the initializer, unless that was done before; returns the failure if it failed. */
    Optional<Failure> ensureRun() {
        while (!RUNS.isOver(number)) {
            RUNS.start(number).ifPresentOrElse(InitializerOnce::await, this::run);
            ChunkTask.stopIfKilled(TaskContext.get());
        }
        return RUNS.failure(number, name);
    }

    /**
     * Runs the initializer. An exception may be due to the end of the task if that is killed meanwhile; then another
     * task runs the initializer again.
     */
    private void run() {
        try {
            initializer.initialize();
            RUNS.succeed(number);
        } catch (Throwable thrown) { // an error ends the map as well
            if (!TaskContext.get().isInterrupted()) {
                RUNS.fail(number, failure(name, thrown));
            }
        } finally {
            RUNS.end(number);
        }
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TaskKilledException("interrupted while waiting for the initializer");
        }
    }

    private static Failure failure(String name, Throwable thrown) {
        return new Failure.OfInitializer(name, MessageText.ofThrowable(thrown), SerializableCopy.cause(thrown));
    }

    /**
     * The initializers that have run in this process, by number. The process cannot know which of them are still in
     * use, so it forgets none; it keeps a bit or two of each, and the latest failures. Safe for use by several threads.
     */
    static final class Runs {
        /** How many failures are kept. */
        static final int MAX_FAILURES = 100;

        // all fields are guarded by this
        private final Map<Integer, CountDownLatch> running = new HashMap<>();
        private final BitSet over = new BitSet();
        private final BitSet failed = new BitSet();
        private final Map<Integer, Failure> failures = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, Failure> eldest) {
                return size() > MAX_FAILURES;
            }
        };

        /** Returns whether the initializer has succeeded or failed. */
        synchronized boolean isOver(int number) {
            return over.get(number);
        }

        /** Returns the latch to wait for if the initializer is running or over; if empty, the caller has to run it. */
        synchronized Optional<CountDownLatch> start(int number) {
            return isOver(number)
                    ? Optional.of(new CountDownLatch(0))
                    : Optional.ofNullable(running.putIfAbsent(number, new CountDownLatch(1)));
        }

        synchronized void succeed(int number) {
            over.set(number);
        }

        synchronized void fail(int number, Failure failure) {
            over.set(number);
            failed.set(number);
            failures.put(number, failure);
        }

        /** Notes that the caller no longer runs the initializer, whether it is over or not. */
        synchronized void end(int number) {
            running.remove(number).countDown();
        }

        /** Returns why the initializer failed, if it did. */
        synchronized Optional<Failure> failure(int number, String name) {
            return failed.get(number)
                    ? Optional.of(failures.getOrDefault(number, olderFailure(name)))
                    : Optional.empty();
        }

        private static Failure olderFailure(String name) {
            String error =
                    "it has failed before, and so have %d others since; make another view of the pool to try it again"
                            .formatted(MAX_FAILURES);
            return new Failure.OfInitializer(name, error, new IllegalStateException(error));
        }
    }
}

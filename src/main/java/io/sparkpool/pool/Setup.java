package io.sparkpool.pool;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;

/**
 * Runs on executors. Runs an initializer once in this process for each function, however many tasks ask for it at the
 * same time: the others wait.
 *
 * @param initializer what is run
 * @param name what messages call it
 * @param key what it is run once for: copies of one initializer have one key for each function
 */
record Setup(Initializer initializer, String name, String key) implements Serializable {
    private static final AtomicLong NEXT = new AtomicLong();
    private static final Map<String, FutureTask<Void>> STARTED = new ConcurrentHashMap<>();

    /** Driver only. An initializer that has not run yet, wherever it has run before. */
    static Setup of(Initializer initializer) {
        return new Setup(initializer, FunctionName.of(initializer), Long.toString(NEXT.getAndIncrement()));
    }

    /** Driver only. The same before a function: before each instance of its class. */
    Setup before(Object function) {
        return new Setup(initializer, name, key + " " + function.getClass().getName());
    }

    /** Runs it, or waits for it, or knows that it is done; why it failed if it did. */
    Optional<Failure> ensure() {
        FutureTask<Void> mine = new FutureTask<>(this::initialize);
        FutureTask<Void> first = STARTED.computeIfAbsent(key, unused -> mine);
        try {
            if (first == mine) {
                first.run();
            }
            first.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            ChunkRun.stopIfKilled(TaskContext.get());
            boolean forgotten = STARTED.get(key) != first;
            return forgotten ? ensure() : Optional.of(failure(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TaskKilledException("interrupted while waiting for the initializer");
        }
    }

    /** A task that is killed in the middle says nothing about the initializer: it is left to another one. */
    private Void initialize() throws Exception {
        try {
            initializer.initialize();
            return null;
        } catch (Throwable thrown) {
            if (TaskContext.get().isInterrupted()) {
                STARTED.remove(key);
            }
            throw thrown;
        }
    }

    private Failure failure(Throwable thrown) {
        return new Failure.OfSetup(name, Excerpt.ofThrowable(thrown), Transfer.cause(thrown));
    }
}

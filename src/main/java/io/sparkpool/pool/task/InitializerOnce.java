package io.sparkpool.pool.task;

import io.sparkpool.function.Initializer;
import io.sparkpool.message.MessageText;
import java.io.Serializable;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;

/**
 * Runs an initializer once in this process for each function, however many tasks ask for it at the
 * same time: the others wait.
 *
 * @param initializer what is run
 * @param name what messages call it
 * @param number what it is run once for: the initializer of one view has one number for each function
 */
public record InitializerOnce(Initializer initializer, String name, int number) implements Serializable {
    private static final InitializerRuns RUNS = new InitializerRuns();

    /** Runs it, or waits for it, or knows that it is done; why it failed if it did. */
    Optional<Failure> ensure() {
        while (!RUNS.isOver(number)) {
            RUNS.start(number).ifPresentOrElse(InitializerOnce::await, this::run);
            ChunkTask.stopIfKilled(TaskContext.get());
        }
        return RUNS.failure(number, name);
    }

    /** A task that is killed in the middle says nothing about the initializer: it is left to another one. */
    private void run() {
        try {
            initializer.initialize();
            RUNS.succeed(number);
        } catch (Throwable thrown) { // an error ends the map as well
            if (!TaskContext.get().isInterrupted()) {
                RUNS.fail(
                        number,
                        new Failure.OfSetup(name, MessageText.ofThrowable(thrown), SerializableCopy.cause(thrown)));
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
}

package io.sparkpool.submit;

import io.sparkpool.spark.ClusterException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A process that uses this process's streams and does not outlive it. Thread-safe. */
final class ChildProcess {
    private static final int MAX_END_SECONDS = 60;

    private final Process process;
    private final ShutdownAction endWithThisProcess;

    private ChildProcess(Process process) {
        this.process = process;
        this.endWithThisProcess = ShutdownAction.register(this::end);
    }

    /**
     * Starts a child. A signal that ends this process ends the child, too.
     *
     * @throws ClusterException if it cannot be started
     */
    static ChildProcess start(ProcessBuilder command) {
        try {
            return new ChildProcess(command.inheritIO().start());
        } catch (IOException e) {
            throw new ClusterException(
                    "cannot start '%s': %s".formatted(command.command().get(0), e.getMessage()), e);
        }
    }

    /** Waits for the end of the child and returns its exit code: 128 plus the signal's number if a signal ended it. */
    int await() {
        try (endWithThisProcess) {
            return process.waitFor();
        } catch (InterruptedException e) {
            end();
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while waiting for a child process", e);
        }
    }

    /** Ends the child by a signal on which it cleans up, or after a minute by one that it cannot ignore. */
    void end() {
        process.destroy();
        try {
            if (!process.waitFor(MAX_END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}

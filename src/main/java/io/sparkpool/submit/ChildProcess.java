package io.sparkpool.submit;

import io.sparkpool.spark.ClusterException;
import io.sparkpool.spark.ShutdownAction;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A process that this process waits for. A signal that ends this process ends the child, too, but SIGKILL leaves
 * it running. Thread-safe.
 */
public final class ChildProcess {
    private static final int MAX_END_SECONDS = 60;

    private final ProcessBuilder command;

    /** Empty before the start. Guarded by this. */
    private Optional<Process> process = Optional.empty();

    /** Guarded by this. */
    private boolean ended;

    /** Creates a process that is not started yet. */
    public ChildProcess(ProcessBuilder command) {
        this.command = command;
    }

    /**
     * Starts the child, waits for its end and returns its exit code: 128 plus the signal's number if a signal ended it.
     * Blocks forever if {@link #end} was called before the start, as this process is ending then.
     *
     * @throws ClusterException if the child cannot be started
     */
    public int run() {
        try (ShutdownAction endWithThisProcess = ShutdownAction.register(this::end)) {
            Optional<Process> started = startBeforeEnd();
            if (started.isEmpty()) {
                ShutdownAction.parkForGood();
            }
            return started.orElseThrow().waitFor();
        } catch (IOException e) {
            throw new ClusterException(
                    "cannot start '%s': %s".formatted(command.command().get(0), e.getMessage()), e);
        } catch (InterruptedException e) {
            end();
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while waiting for a child process", e);
        }
    }

    private synchronized Optional<Process> startBeforeEnd() throws IOException {
        if (!ended) {
            process = Optional.of(command.start());
        }
        return process;
    }

    /** Ends the child and waits for its end, or keeps it from being started. */
    public void end() {
        Optional<Process> started;
        synchronized (this) {
            ended = true;
            started = process;
        }
        started.ifPresent(ChildProcess::end);
    }

    /** Ends a process by a signal on which it cleans up, or after a minute by one that it cannot ignore. */
    private static void end(Process process) {
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

package io.sparkpool.sink.table;

import io.sparkpool.pool.Pool;
import io.sparkpool.pool.PoolException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The tasks that write files, in the order of the rows. Closing it cancels those that run. Not thread-safe. */
final class FileJobs implements AutoCloseable {
    private static final int GROUPS_PER_CORE = 2;

    private final Pool pool;
    private final FileTask task;
    private final Deque<Submitted> submitted = new ArrayDeque<>();

    FileJobs(Pool pool, FileTask task) {
        this.pool = pool;
        this.task = task;
    }

    /** A group of rows, and the files of it when they are written. */
    record Result(RowGroup group, WrittenGroup written) {}

    private record Submitted(RowGroup group, CompletableFuture<WrittenGroup> files) {}

    /** Starts to write a group. */
    void submit(RowGroup group) {
        submitted.addLast(new Submitted(group, pool.applyAsync(task, group)));
    }

    /** Returns the result of the next group, if it is there or so many groups are being written that others wait. */
    Optional<Result> poll() {
        boolean isDue = !submitted.isEmpty()
                && (submitted.getFirst().files().isDone() || submitted.size() > GROUPS_PER_CORE * pool.cores());
        return isDue ? Optional.of(take()) : Optional.empty();
    }

    /** Waits for the result of the next group; empty if there is none. */
    Optional<Result> next() {
        return submitted.isEmpty() ? Optional.empty() : Optional.of(take());
    }

    /**
     * Waits for the next group.
     *
     * @throws TableWriteException if it cannot be written
     * @throws PoolException if the pool was closed
     */
    private Result take() {
        Submitted next = submitted.getFirst();
        try {
            WrittenGroup written = next.files().join();
            submitted.removeFirst();
            return new Result(next.group(), written);
        } catch (CompletionException e) {
            throw failure(e.getCause());
        } catch (CancellationException e) {
            throw failure(e);
        }
    }

    private RuntimeException failure(Throwable cause) {
        boolean isOfTask = WriteFailure.known(cause).isPresent() || !(cause instanceof PoolException);
        return isOfTask ? TableWriteException.of(task.target(), cause) : (PoolException) cause;
    }

    @Override
    public void close() {
        submitted.forEach(running -> running.files().cancel(true));
        submitted.clear();
    }
}

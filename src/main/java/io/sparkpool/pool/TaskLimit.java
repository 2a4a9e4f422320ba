package io.sparkpool.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.IntStream;
import org.apache.spark.FutureAction;
import scala.jdk.javaapi.FutureConverters;
import scala.runtime.BoxedUnit;

/**
 * Limits how many tasks of a pool run at once, where its Spark would run more and has no such limit itself: each chunk
 * is a Spark job, which starts when another one of the pool has ended. Calls take turns. Safe for use by several
 * threads.
 *
 * <p>A chunk first waits, is started when {@link #next} takes it, and is over when its job has ended, failed or was
 * cancelled; {@code running} counts the chunks that are started and not over. If one fails, those of its wave that wait
 * are dropped and the others cancelled. All mutable fields, also those of {@link LimitedTasks}, are guarded by the
 * limit. No job is submitted or cancelled, and no future completed, under this lock.
 */
final class TaskLimit {
    private final int maxTasks;

    /** Submits jobs. Jobs end in Spark's threads, which must not be blocked by submitting others. */
    private final ThreadPoolExecutor starter = Background.daemons(1, "spark-pool-starter");

    /** The waves with chunks that wait; the first ones are those of the call whose turn it is. */
    private final List<LimitedTasks> waiting = new ArrayList<>();

    private int running;

    TaskLimit(int maxTasks) {
        this.maxTasks = maxTasks;
    }

    /** Starts the tasks of a wave, each as soon as it may run, with Spark's local properties of the calling thread. */
    WaveJob.Tasks start(WaveJob job) {
        LimitedTasks tasks = new LimitedTasks(job);
        synchronized (this) {
            waiting.add(tasks);
        }
        startMore();
        return tasks;
    }

    private void startMore() {
        starter.execute(() -> {
            for (Optional<Runnable> next = next(); next.isPresent(); next = next()) {
                next.get().run();
            }
        });
    }

    /** Takes the next chunk if it may start; returns the action that starts it. */
    private synchronized Optional<Runnable> next() {
        if (running == maxTasks || waiting.isEmpty()) {
            return Optional.empty();
        }
        LimitedTasks tasks = waiting.get(0);
        int position = tasks.takePosition();
        running++;
        endTurn(tasks.job.schedulerPool());
        return Optional.of(() -> tasks.start(position));
    }

    /** Moves the waves of a call, by its scheduler pool, behind those of other calls. */
    private void endTurn(String call) {
        List<LimitedTasks> ofCall = waiting.stream()
                .filter(tasks -> tasks.job.schedulerPool().equals(call))
                .toList();
        waiting.removeAll(ofCall);
        ofCall.stream().filter(LimitedTasks::isWaiting).forEach(waiting::add);
    }

    /** The tasks of one wave. */
    private final class LimitedTasks implements WaveJob.Tasks {
        private final WaveJob job;
        private final Properties properties;
        private final CompletableFuture<Void> end = new CompletableFuture<>();

        /** The positions of the chunks that wait. */
        private final Deque<Integer> positions;

        /** The started chunks by position, with the job of each that has been submitted. */
        private final Map<Integer, Optional<FutureAction<BoxedUnit>>> started = new HashMap<>();

        private Optional<Throwable> failure = Optional.empty();
        private int failedPosition;

        LimitedTasks(WaveJob job) {
            this.job = job;
            this.properties =
                    (Properties) job.context().sc().getLocalProperties().clone();
            this.positions = new ArrayDeque<>(
                    IntStream.range(0, job.partitions().size()).boxed().toList());
        }

        @Override
        public void cancel() {
            List<FutureAction<BoxedUnit>> others;
            synchronized (TaskLimit.this) {
                others = fail(0, new CancellationException("the pool no longer needs these tasks"));
            }
            others.forEach(FutureAction::cancel);
            completeIfOver();
        }

        @Override
        public CompletionStage<?> end() {
            return end;
        }

        @Override // each job has one task, which is task 0
        public int position(int task) {
            synchronized (TaskLimit.this) {
                return failedPosition;
            }
        }

        private boolean isWaiting() {
            return !positions.isEmpty();
        }

        private int takePosition() {
            int position = positions.remove();
            started.put(position, Optional.empty());
            return position;
        }

        private void start(int position) {
            try {
                job.context().sc().setLocalProperties(properties);
                FutureAction<BoxedUnit> task = job.submit(List.of(position));
                addJob(position, task);
                FutureConverters.asJava(task)
                        .whenComplete((done, error) -> ended(position, Optional.ofNullable(error)));
                if (job.context().sc().isStopped()) { // it may have lost the job
                    throw new IllegalStateException("the Spark context is stopped");
                }
            } catch (Throwable thrown) { // Scala throws checked exceptions without declaring them
                ended(position, Optional.of(thrown));
            }
        }

        private void addJob(int position, FutureAction<BoxedUnit> task) {
            boolean cancelled;
            synchronized (TaskLimit.this) {
                started.computeIfPresent(position, (key, none) -> Optional.of(task));
                cancelled = failure.isPresent();
            }
            if (cancelled) {
                task.cancel();
            }
        }

        private void ended(int position, Optional<Throwable> error) {
            List<FutureAction<BoxedUnit>> others;
            synchronized (TaskLimit.this) {
                if (started.remove(position) == null) {
                    return;
                }
                running--;
                others = error.map(thrown -> fail(position, thrown)).orElse(List.of());
            }
            others.forEach(FutureAction::cancel);
            completeIfOver();
            startMore();
        }

        /** Fails the wave, which needs all of its results; returns the jobs to be cancelled. */
        private List<FutureAction<BoxedUnit>> fail(int position, Throwable thrown) {
            if (failure.isEmpty()) {
                failure = Optional.of(thrown);
                failedPosition = position;
            }
            positions.clear();
            waiting.remove(this);
            return started.values().stream().flatMap(Optional::stream).toList();
        }

        private void completeIfOver() {
            Optional<Throwable> why;
            synchronized (TaskLimit.this) {
                if (!positions.isEmpty() || !started.isEmpty()) {
                    return;
                }
                why = failure;
            }
            why.ifPresentOrElse(end::completeExceptionally, () -> end.complete(null));
        }
    }
}

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
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.FutureAction;
import scala.jdk.javaapi.FutureConverters;
import scala.runtime.BoxedUnit;

/**
 * Holds a pool to fewer tasks at once than its Spark runs, which has no such limit of its own: each chunk
 * is a Spark job, and starts when another one of the pool has ended. Calls take turns. Safe for use by several threads.
 */
final class TaskLimit {
    private static final int IDLE_SECONDS = 10;

    private final int most;

    /** Starts jobs: threads of Spark, in which others end, must not be kept waiting. */
    private final ThreadPoolExecutor starter;

    /** Waves with chunks that have not started, those of the call whose turn it is first. Guarded by this, as all below. */
    private final List<Tasks> waiting = new ArrayList<>();

    private int running;

    TaskLimit(int most) {
        this.most = most;
        this.starter =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "spark-pool-starter");
                    thread.setDaemon(true);
                    return thread;
                });
        starter.allowCoreThreadTimeOut(true);
    }

    /** Starts the tasks of a wave, each as soon as it may, as if the calling thread did. */
    WaveTasks start(WaveJob job) {
        Tasks tasks = new Tasks(job);
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

    /** What starts the next task, if there is one and it may start. */
    private synchronized Optional<Runnable> next() {
        if (running == most || waiting.isEmpty()) {
            return Optional.empty();
        }
        Tasks tasks = waiting.get(0);
        int position = tasks.takePosition();
        running++;
        endTurn(tasks.job.schedulerPool());
        return Optional.of(() -> tasks.start(position));
    }

    private void endTurn(String call) {
        List<Tasks> ofCall = waiting.stream()
                .filter(tasks -> tasks.job.schedulerPool().equals(call))
                .toList();
        waiting.removeAll(ofCall);
        ofCall.stream().filter(Tasks::isWaiting).forEach(waiting::add);
    }

    /** The tasks of one wave. */
    private final class Tasks implements WaveTasks {
        private final WaveJob job;
        private final Properties properties;
        private final CompletableFuture<Void> end = new CompletableFuture<>();

        /** Positions of chunks that have not started. Guarded by the limit, as all below. */
        private final Deque<Integer> positions;

        /** The jobs of those that have started, without one that is being submitted. */
        private final Map<Integer, Optional<FutureAction<BoxedUnit>>> started = new HashMap<>();

        private Optional<Throwable> failure = Optional.empty();
        private int failedPosition;

        Tasks(WaveJob job) {
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

        /** A job of one task calls that 0. */
        @Override
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
                note(position, task);
                FutureConverters.asJava(task)
                        .whenComplete((done, error) -> ended(position, Optional.ofNullable(error)));
                if (job.context().sc().isStopped()) { // it may have forgotten the job
                    throw new IllegalStateException("the Spark context is stopped");
                }
            } catch (Throwable thrown) { // Scala throws checked exceptions without declaring them
                ended(position, Optional.of(thrown));
            }
        }

        private void note(int position, FutureAction<BoxedUnit> task) {
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

        /** Without the result of one chunk those of others are of no use: gives the jobs to be cancelled. */
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

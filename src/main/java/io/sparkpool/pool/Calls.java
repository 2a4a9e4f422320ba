package io.sparkpool.pool;

import io.sparkpool.spark.CallerClasses;
import io.sparkpool.spark.ClusterException;
import io.sparkpool.spark.ExecutorWatch;
import io.sparkpool.spark.SparkSettings;
import io.sparkpool.spark.SparkShare;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The life of a pool: the Spark that all views of the pool share, the calls under way, and how it ends.
 * Safe for use by several threads.
 */
final class Calls {
    private static final long MAX_CANCELLATION_SECONDS = 5;

    private enum State {
        RUNNING,
        CLOSED,
        TERMINATED
    }

    /** One for all pools, as they may be on the same Spark. */
    private static final Slots SLOTS = new Slots();

    private final JavaSparkContext context;
    private final SparkShare spark;
    private final ClassLoader classes;
    private final Optional<TaskLimit> taskLimit;
    private final Background background;
    private final Set<Call> underWay = new LinkedHashSet<>();
    private final Set<CompletableFuture<Void>> cancellations = ConcurrentHashMap.newKeySet();
    private final Optional<ExecutorWatch> executorWatch;
    private final Object ending = new Object();

    /** Guarded by ending. */
    private boolean ended;

    private State state = State.RUNNING;

    Calls(SparkShare spark) {
        this.context = spark.context();
        this.spark = spark;
        this.classes = CallerClasses.make(() -> Thread.currentThread().getContextClassLoader());
        this.taskLimit = spark.mostTasks().stream().mapToObj(TaskLimit::new).findFirst();
        this.background = new Background(context);
        this.executorWatch = SparkSettings.isLocal(context.master())
                ? Optional.empty()
                : Optional.of(ExecutorWatch.start(context, this::fail));
    }

    JavaSparkContext context() {
        return context;
    }

    /** Knows the classes of the program that uses the pool. */
    ClassLoader classes() {
        return classes;
    }

    /** How many tasks of the pool run at once. */
    int cores() {
        return spark.cores();
    }

    /** Starts the tasks of a wave, all at once where Spark runs no more of them at once than the pool may. */
    WaveTasks start(WaveJob job) {
        return taskLimit.map(limit -> limit.start(job)).orElseGet(job::submitAll);
    }

    /** What a call does. */
    interface Work<T> {
        T run(Call call);
    }

    /** Does it here and now. */
    <T> T run(Work<T> work) {
        try (Call call = begin(Call.Kind.AWAITED)) {
            call.runHere();
            return work.run(call);
        }
    }

    /** Does it in the background. */
    synchronized <T> CompletableFuture<T> start(Work<T> work) {
        Call call = begin(Call.Kind.AWAITED);
        try {
            return background.start(call, work);
        } catch (Throwable noThread) {
            call.close();
            throw noThread;
        }
    }

    /**
     * Starts a call.
     *
     * @throws IllegalStateException as {@link #requireRunning}
     */
    synchronized Call begin(Call.Kind kind) {
        requireRunning();
        Call call = new Call(this, SLOTS, kind);
        underWay.add(call);
        return call;
    }

    /**
     * Checks that the pool can be used, here.
     *
     * @throws IllegalStateException if the pool is closed, or the caller is a function that a pool maps
     * @throws PoolException if Spark has stopped
     */
    synchronized void requireRunning() {
        refuseInTask();
        if (state == State.TERMINATED) {
            throw new IllegalStateException("the pool was terminated; start another one");
        }
        if (state == State.CLOSED) {
            throw new IllegalStateException("the pool is closed; start another one");
        }
        if (context.sc().isStopped()) {
            throw PoolException.stopped(context.master(), new IllegalStateException("the Spark context is stopped"));
        }
    }

    synchronized void end(Call call) {
        underWay.remove(call);
        notifyAll();
    }

    /** Says that some need not wait for a call any longer. */
    synchronized void changed() {
        notifyAll();
    }

    /** A task has no driver to start others on, and waiting for them would take up the core that they need. */
    static void refuseInTask() {
        if (TaskContext.get() != null) {
            throw new IllegalStateException(
                    "a pool cannot be used inside a function that a pool maps: the function runs in a task, which has no driver to start other tasks on, and would wait for them on the core that they need; give the outer map all inputs at once, for example as pairs");
        }
    }

    /** No new calls; waits for those under way, but for lazy ones, which are cancelled. Does nothing once terminated. */
    void close() {
        refuseInTask();
        if (leave(State.CLOSED)) {
            cancel(Call::isLazy);
            awaitEnd();
            stop();
        }
    }

    /** No new calls; cancels those under way. */
    void terminate() {
        refuseInTask();
        leave(State.TERMINATED);
        cancel(call -> true);
        stop();
    }

    /**
     * Waits until all calls have ended.
     *
     * @throws IllegalStateException if the pool is running
     */
    void join() {
        refuseInTask();
        synchronized (this) {
            if (state == State.RUNNING) {
                throw new IllegalStateException("the pool is still running; close or terminate it before you join it");
            }
        }
        awaitEnd();
    }

    /** Whether the pool is in that state now. */
    private synchronized boolean leave(State next) {
        if (state == State.RUNNING || next == State.TERMINATED) {
            state = next;
        }
        return state == next;
    }

    /** As in Java's executors an interruption does not end the wait, but what is waited for. */
    private void awaitEnd() {
        boolean interrupted = false;
        while (true) {
            try {
                awaitCalls();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                cancel(call -> true);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void awaitCalls() throws InterruptedException {
        while (!underWay(Call::isAwaited).isEmpty()) {
            wait();
        }
    }

    private void fail(ClusterException why) {
        PoolException failure = PoolException.of(why);
        underWay(call -> true).forEach(call -> call.fail(failure));
    }

    private void cancel(Predicate<Call> which) {
        underWay(which).forEach(Call::cancel);
    }

    /** A Spark that stops before it has told its tasks that they are cancelled leaves them running. */
    void awaitCancellation(CompletableFuture<Void> told) {
        cancellations.add(told);
        told.whenComplete((done, error) -> cancellations.remove(told));
    }

    private synchronized List<Call> underWay(Predicate<Call> which) {
        return underWay.stream().filter(which).toList();
    }

    /** Spark takes the mark off a thread that was interrupted. */
    private void leaveSpark() {
        boolean interrupted = Thread.interrupted();
        try {
            CompletableFuture.allOf(cancellations.toArray(CompletableFuture<?>[]::new))
                    .completeOnTimeout(null, MAX_CANCELLATION_SECONDS, TimeUnit.SECONDS)
                    .join();
            spark.leave().run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Once: a pool that is closed while it is terminated, too, leaves Spark once, and both wait for that. */
    private void stop() {
        synchronized (ending) {
            if (ended) {
                return;
            }
            ended = true;
            background.shutDown();
            executorWatch.ifPresent(ExecutorWatch::close);
            leaveSpark();
            underWay(call -> true).forEach(Call::giveBackSlot);
        }
    }
}

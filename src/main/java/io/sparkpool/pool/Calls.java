package io.sparkpool.pool;

import io.sparkpool.config.Master;
import io.sparkpool.spark.ClusterException;
import io.sparkpool.spark.ExecutorWatch;
import io.sparkpool.spark.SharedSpark;
import io.sparkpool.spark.SparkStart;
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
 * The calls of a pool, and the share of Spark that all views of the pool use. Safe for use by several threads.
 *
 * <p>States: {@code RUNNING} takes calls. {@code CLOSED} takes none and waits for those under way, except for lazy
 * ones, which it cancels. {@code TERMINATED} takes none and cancels those under way.
 *
 * <p>Transitions: {@link #close} leads from {@code RUNNING} to {@code CLOSED}, {@link #terminate} from both to {@code
 * TERMINATED}. After either, the pool leaves Spark, once. {@link Call} describes the states of a single call.
 *
 * <p>Invariants: a call begins only in {@code RUNNING}. {@code underWay} contains every call that is not closed.
 *
 * <p>Locks: {@code state} and {@code underWay} are guarded by this, which is notified when a call finishes or closes.
 * {@code hasLeftSpark} is guarded by {@code leaving}, which is held until Spark has stopped, so that a second caller
 * waits for that, too. The order of locks is {@code leaving}, this, a {@link Call}. No lock is held while calls are
 * cancelled. {@code cancellations} needs no lock.
 */
final class Calls {
    private static final long MAX_CANCELLATION_SECONDS = 5;

    private final SharedSpark.Share spark;
    private final ClassLoader classes;
    private final Optional<TaskLimit> taskLimit;
    private final Background background;
    private final Optional<ExecutorWatch> executorWatch;
    private final Set<Call> underWay = new LinkedHashSet<>();
    private State state = State.RUNNING;
    private final Set<CompletableFuture<Void>> cancellations = ConcurrentHashMap.newKeySet();
    private final Object leaving = new Object();
    private boolean hasLeftSpark;

    private enum State {
        RUNNING,
        CLOSED,
        TERMINATED
    }

    /** The work of a call. */
    interface Work<T> {
        T run(Call call);
    }

    Calls(SharedSpark.Share spark) {
        this.spark = spark;
        this.classes = SparkStart.callerClasses();
        this.taskLimit = spark.maxTasks().stream().mapToObj(TaskLimit::new).findFirst();
        this.background = new Background(context());
        this.executorWatch = Master.isLocal(context().master())
                ? Optional.empty()
                : Optional.of(ExecutorWatch.start(context(), failure -> fail(PoolException.of(failure))));
    }

    JavaSparkContext context() {
        return spark.context();
    }

    /** Returns the class loader that finds the classes of the program that uses the pool. */
    ClassLoader classes() {
        return classes;
    }

    /**
     * Lets executors load the class of a function.
     *
     * @throws PoolException if they cannot
     */
    void sendClassOf(Object function) {
        try {
            spark.sendClassOf(function);
        } catch (ClusterException e) {
            throw PoolException.of(e);
        }
    }

    /** Returns how many tasks of the pool run at once. */
    int cores() {
        return spark.cores();
    }

    /** Starts the tasks of a wave: all at once, unless Spark runs more of them at once than the pool may. */
    WaveJob.Tasks startTasks(WaveJob job) {
        return taskLimit.map(limit -> limit.start(job)).orElseGet(job::submitAll);
    }

    /** Runs work in the calling thread. */
    <T> T run(Work<T> work) {
        try (Call call = begin(Call.Kind.FOREGROUND)) {
            call.bindToCurrentThread();
            return work.run(call);
        }
    }

    /** Runs work in the background. */
    <T> CompletableFuture<T> start(Work<T> work) {
        Call call = begin(Call.Kind.BACKGROUND);
        try {
            return background.start(call, work);
        } catch (Throwable noThread) {
            call.close();
            throw noThread;
        }
    }

    /**
     * Begins a call.
     *
     * @throws IllegalStateException as {@link #requireRunning}
     */
    synchronized Call begin(Call.Kind kind) {
        requireRunning();
        Call call = new Call(this, kind);
        underWay.add(call);
        return call;
    }

    /**
     * Checks that the pool can be used by the calling thread.
     *
     * @throws IllegalStateException if the pool is closed, or the caller is a function that a pool maps
     * @throws PoolException if Spark has stopped
     */
    synchronized void requireRunning() {
        refuseInTask();
        switch (state) {
            case TERMINATED -> throw new IllegalStateException("the pool was terminated; start another one");
            case CLOSED -> throw new IllegalStateException("the pool is closed; start another one");
            case RUNNING -> {
                if (context().sc().isStopped()) {
                    throw SparkFailure.stopped(context());
                }
            }
        }
    }

    /**
     * Checks that the caller is not a task, which has no driver to start other tasks on, and would wait on the core
     * that they need.
     *
     * @throws IllegalStateException if it is a task
     */
    static void refuseInTask() {
        if (TaskContext.get() != null) {
            throw new IllegalStateException(
                    "a pool cannot be used inside a function that a pool maps: the function runs in a task, which has no driver to start other tasks on, and would wait for them on the core that they need; give the outer map all inputs at once, for example as pairs");
        }
    }

    synchronized void remove(Call call) {
        underWay.remove(call);
        notifyAll();
    }

    /** Lets threads that wait for calls check again whether they have to. */
    synchronized void callChanged() {
        notifyAll();
    }

    /** Closes the pool; has no effect once it is terminated. */
    void close() {
        refuseInTask();
        if (moveTo(State.CLOSED)) {
            cancel(Call::isLazy);
            awaitCalls();
            leaveSpark();
        }
    }

    /** Terminates the pool. */
    void terminate() {
        refuseInTask();
        moveTo(State.TERMINATED);
        cancel(call -> true);
        leaveSpark();
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
        awaitCalls();
    }

    /** Makes the transition to a state, if there is one; returns whether the pool is in that state now. */
    private synchronized boolean moveTo(State next) {
        if (state == State.RUNNING || next == State.TERMINATED) {
            state = next;
        }
        return state == next;
    }

    /** Waits until all calls have ended. As in Java's executors, an interruption cancels the calls but not the wait. */
    private void awaitCalls() {
        boolean interrupted = false;
        while (true) {
            try {
                awaitCallsInterruptibly();
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

    private synchronized void awaitCallsInterruptibly() throws InterruptedException {
        while (!underWay(Call::isAwaited).isEmpty()) {
            wait();
        }
    }

    private void fail(PoolException failure) {
        underWay(call -> true).forEach(call -> call.fail(failure));
    }

    private void cancel(Predicate<Call> which) {
        underWay(which).forEach(Call::cancel);
    }

    private synchronized List<Call> underWay(Predicate<Call> which) {
        return underWay.stream().filter(which).toList();
    }

    /**
     * Lets the pool keep Spark until tasks have been told that they are cancelled, as they would go on otherwise.
     *
     * @param told completes when the tasks have been told
     */
    void addCancellation(CompletableFuture<Void> told) {
        cancellations.add(told);
        told.whenComplete((done, error) -> cancellations.remove(told));
    }

    private void leaveSpark() {
        synchronized (leaving) {
            if (hasLeftSpark) {
                return;
            }
            hasLeftSpark = true;
            background.shutDown();
            executorWatch.ifPresent(ExecutorWatch::close);
            leaveSparkUninterrupted();
            underWay(call -> true).forEach(Call::releaseSlot);
        }
    }

    /** Leaves Spark with the interruption cleared, as Spark would lose it, and restores it afterwards. */
    private void leaveSparkUninterrupted() {
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
}

package io.sparkpool.pool;

import io.sparkpool.pool.Calls.Work;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs calls in daemon threads, as many at once as keep the cores busy even if each call has a single chunk. The
 * dependents of a call's future run in the call's thread, but the call no longer counts then: they may wait for other
 * calls, which need threads, too. Safe for use by several threads.
 *
 * <p>{@link Call} describes the states of a call. A call whose work has not started is in one of the two queues;
 * {@link #startWaiting} takes it out and counts it as running, and {@link #end} stops counting it when it is
 * {@code FINISHED}. At most {@code maxCalls} calls are running. The queues, {@code running} and {@code turn} are
 * guarded by this. No call runs or changes its state, and no future is completed, under this lock.
 */
final class Background {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final int MIN_CALLS = 64;
    private static final int IDLE_SECONDS = 10;

    /** One turn of this many is for a call that no dependent has started, as a chain of dependents may have no end. */
    private static final int TURNS = 8;

    private final JavaSparkContext context;
    private final ThreadPoolExecutor threads;
    private final int maxCalls;
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    /**
     * The calls that dependents have started. They come first, as the thread of a dependent may be waiting for each.
     */
    private final Deque<Runnable> waitingForDependents = new ArrayDeque<>();

    private int running;
    private int turn;

    Background(JavaSparkContext context) {
        this.context = context;
        this.maxCalls = Math.max(MIN_CALLS, 2 * context.defaultParallelism());
        this.threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), CallThread::new);
    }

    /** A thread that runs calls and the dependents of their futures. */
    private static final class CallThread extends Thread {
        CallThread(Runnable work) {
            super(work, "spark-pool");
            setDaemon(true);
        }
    }

    /**
     * The result of a call. Completing or cancelling it from outside cancels the call before the dependents run, as one
     * of them might wait for the call. What the cancelled call returns or throws is ignored.
     */
    static final class CallFuture<T> extends CompletableFuture<T> {
        private final Call call;

        /** Whether the result is decided: by the call, or from outside. */
        private final AtomicBoolean decided = new AtomicBoolean();

        CallFuture(Call call) {
            this.call = call;
        }

        /** Completes the future with the result of the call. */
        void callReturned(T value) {
            if (decided.compareAndSet(false, true)) {
                super.complete(value);
            }
        }

        /** Completes the future with what the call has thrown. */
        void callThrew(Throwable thrown) {
            if (decided.compareAndSet(false, true)) {
                super.completeExceptionally(thrown);
            }
        }

        @Override
        public boolean complete(T value) {
            cancelCall();
            return super.complete(value);
        }

        @Override
        public boolean completeExceptionally(Throwable thrown) {
            cancelCall();
            return super.completeExceptionally(thrown);
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            cancelCall();
            return super.cancel(mayInterrupt);
        }

        private void cancelCall() {
            decided.set(true);
            call.cancel();
        }
    }

    /** Returns an executor with a number of daemon threads, which end when they are idle. */
    static ThreadPoolExecutor daemons(int count, String name) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                count, count, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemon(name));
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /** Returns a factory of daemon threads. */
    static ThreadFactory daemon(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Returns whether the calling thread is a background thread of a pool. */
    static boolean isBackgroundThread() {
        return Thread.currentThread() instanceof CallThread;
    }

    /** Starts a call with Spark's local properties of the calling thread. */
    <T> CompletableFuture<T> start(Call call, Work<T> work) {
        CallFuture<T> future = new CallFuture<>(call);
        Properties properties = (Properties) context.sc().getLocalProperties().clone();
        add(() -> {
            context.sc().setLocalProperties(properties);
            run(future, call, work);
        });
        return future;
    }

    /** Ends all threads that are idle, and the others as soon as they are. */
    void shutDown() {
        threads.setKeepAliveTime(0, TimeUnit.SECONDS);
    }

    private <T> void run(CallFuture<T> future, Call call, Work<T> work) {
        try (call) {
            call.bindToCurrentThread();
            Runnable completion = runWork(future, call, work);
            call.finish();
            end();
            completion.run();
        } finally {
            startWaitingIfPossible();
        }
    }

    /** Runs the work; returns the action that completes the future, which runs the dependents. */
    private static <T> Runnable runWork(CallFuture<T> future, Call call, Work<T> work) {
        try {
            T result = work.run(call);
            return () -> future.callReturned(result);
        } catch (Throwable thrown) { // an error completes the future, too
            return () -> future.callThrew(thrown);
        }
    }

    /**
     * Starts a call, now or when others have ended.
     *
     * @throws OutOfMemoryError if there is no thread for it, and no other call runs
     */
    private synchronized void add(Runnable call) {
        Deque<Runnable> queue = isBackgroundThread() ? waitingForDependents : waiting;
        queue.addLast(call);
        try {
            startWaiting();
        } catch (OutOfMemoryError noThread) {
            if (running == 0) {
                queue.removeLastOccurrence(call);
                throw noThread;
            }
        }
    }

    /** Stops counting a call, whose dependents run next in this thread. */
    private synchronized void end() {
        running--;
        startWaitingIfPossible();
    }

    /** Starts calls. A call for which there is no thread is started when the next one ends. */
    private synchronized void startWaitingIfPossible() {
        try {
            startWaiting();
        } catch (OutOfMemoryError noThread) {
            LOG.warn("no thread for a call in the background; it waits for another one to end", noThread);
        }
    }

    private synchronized void startWaiting() {
        while (running < maxCalls && !(waiting.isEmpty() && waitingForDependents.isEmpty())) {
            Deque<Runnable> queue = nextQueue();
            threads.execute(queue.getFirst());
            queue.removeFirst();
            running++;
        }
    }

    private Deque<Runnable> nextQueue() {
        boolean othersTurn = turn++ % TURNS == 0 && !waiting.isEmpty();
        return othersTurn || waitingForDependents.isEmpty() ? waiting : waitingForDependents;
    }
}

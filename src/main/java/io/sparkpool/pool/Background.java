package io.sparkpool.pool;

import io.sparkpool.pool.Calls.Work;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where calls run that nobody waits for: in daemon threads, as many calls at once as keep the cores busy, even
 * if each has but one chunk. What depends on a call runs in the call's thread, but the call no longer counts then: its
 * dependents may wait for other calls, which need threads, too. Safe for use by several threads.
 */
final class Background {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final int MIN_CALLS = 64;
    private static final int IDLE_SECONDS = 10;

    /** Every so many turns a call comes that no dependent has started: a chain without end keeps no others waiting. */
    private static final int TURNS = 8;

    private final JavaSparkContext context;
    private final ThreadPoolExecutor threads;
    private final int most;

    /** Guarded by this, as all below. */
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    /** Calls that dependents have started: they come first, as a thread may be waiting for each of them. */
    private final Deque<Runnable> waitingForDependents = new ArrayDeque<>();

    private int running;
    private int turn;

    Background(JavaSparkContext context) {
        this.context = context;
        this.most = Math.max(MIN_CALLS, 2 * context.defaultParallelism());
        this.threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), PoolThread::new);
    }

    /** A thread that runs calls, and what depends on them. */
    private static final class PoolThread extends Thread {
        PoolThread(Runnable work) {
            super(work, "spark-pool");
            setDaemon(true);
        }
    }

    /** Whether the calling thread is one of these. */
    static boolean isHere() {
        return Thread.currentThread() instanceof PoolThread;
    }

    /** Runs a call as if the calling thread did: Spark's local properties are those of this one. */
    <T> CompletableFuture<T> start(Call call, Work<T> work) {
        CallFuture<T> future = new CallFuture<>(call);
        Properties properties = (Properties) context.sc().getLocalProperties().clone();
        add(() -> {
            context.sc().setLocalProperties(properties);
            run(future, call, work);
        });
        return future;
    }

    /** No new calls; threads that are idle end at once. */
    void shutDown() {
        threads.setKeepAliveTime(0, TimeUnit.SECONDS);
    }

    private <T> void run(CallFuture<T> future, Call call, Work<T> work) {
        try (call) {
            call.runInBackground();
            Runnable completion = completion(future, call, work);
            call.finish();
            end();
            completion.run();
        } finally {
            startWaitingIfPossible();
        }
    }

    /** Does the work. */
    private static <T> Runnable completion(CallFuture<T> future, Call call, Work<T> work) {
        try {
            T result = work.run(call);
            return () -> future.ended(result);
        } catch (Throwable thrown) { // an error belongs to the future, too
            return () -> future.failed(thrown);
        }
    }

    /**
     * Starts a call, now or when others have ended.
     *
     * @throws OutOfMemoryError if there is no thread for it, and there are no others
     */
    private synchronized void add(Runnable call) {
        Deque<Runnable> queue = isHere() ? waitingForDependents : waiting;
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

    /** A call has ended, and its dependents follow in this thread. */
    private synchronized void end() {
        running--;
        startWaitingIfPossible();
    }

    /** Where there is no thread for a call, the call that ends next starts it. */
    private synchronized void startWaitingIfPossible() {
        try {
            startWaiting();
        } catch (OutOfMemoryError noThread) {
            LOG.warn("no thread for a call in the background; it waits for another one to end", noThread);
        }
    }

    private synchronized void startWaiting() {
        while (running < most && !(waiting.isEmpty() && waitingForDependents.isEmpty())) {
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

package io.sparkpool.pool;

import io.sparkpool.pool.Calls.Work;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Driver only. Where calls run that nobody waits for: in daemon threads, as many at once as keep the cores busy, even if
 * each has but one chunk. Safe for use by several threads.
 */
final class Background {
    private static final int LEAST_THREADS = 64;
    private static final int IDLE_SECONDS = 10;

    private final JavaSparkContext context;
    private final ThreadPoolExecutor threads;

    Background(JavaSparkContext context) {
        this.context = context;
        int most = Math.max(LEAST_THREADS, 2 * context.defaultParallelism());
        this.threads = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), PoolThread::new);
        threads.allowCoreThreadTimeOut(true);
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
        threads.execute(() -> {
            context.sc().setLocalProperties(properties);
            call.runInBackground();
            try (call) {
                complete(future, call, work);
            }
        });
        return future;
    }

    /** No new calls; the threads end with those that were started. */
    void shutDown() {
        threads.shutdown();
    }

    private static <T> void complete(CallFuture<T> future, Call call, Work<T> work) {
        try {
            T result = work.run(call);
            call.finish();
            future.complete(result);
        } catch (Throwable thrown) { // an error belongs to the future, too
            call.finish();
            future.completeExceptionally(thrown);
        }
    }
}

package io.sparkpool.spark;

import io.sparkpool.config.Key;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;

/**
 * Says what is being waited for, unless that has come before: in a job that shows its progress from the second second
 * on, else after ten seconds.
 */
final class WaitNotice implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATE = Duration.ofSeconds(10);

    private final CompletableFuture<Void> notice;

    private WaitNotice(CompletableFuture<Void> notice) {
        this.notice = notice;
    }

    /**
     * Returns a notice that has not been given yet.
     *
     * @param settings the settings of the job or of the pool, which say whether progress is shown
     * @param say gives the notice, in a thread of its own
     */
    static WaitNotice in(SparkConf settings, Runnable say) {
        return new WaitNotice(CompletableFuture.runAsync(
                say, CompletableFuture.delayedExecutor(after(settings).toMillis(), TimeUnit.MILLISECONDS)));
    }

    /** Only jobs have the setting: a program that uses a pool has not asked for progress. */
    static Duration after(SparkConf settings) {
        return settings.get(Key.PROGRESS.key(), "off").equals("off") ? LATE : SOON;
    }

    /** Withdraws the notice if it has not been given. */
    @Override
    public void close() {
        notice.cancel(false);
    }
}

package io.sparkpool.pool.task;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Limits how long each call of a function may take. A clock interrupts the thread of a function that takes longer, and
 * does so repeatedly, as some code ignores the first interruption. A function that neither waits nor checks whether it
 * is interrupted cannot be stopped. Used by the thread that created it.
 */
final class TimeLimit implements AutoCloseable {
    private static final ScheduledThreadPoolExecutor CLOCK = startClock();
    private static final long MIN_TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long MAX_TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final Duration MAX = Duration.ofNanos(Long.MAX_VALUE);

    private final long limitNanos;
    private final Thread worker = Thread.currentThread();
    private final Future<?> ticks;

    // all of the following are guarded by this
    private boolean running;
    private boolean interrupted;
    private long startNanos;

    /** Starts the clock, which runs until the limit is closed. */
    TimeLimit(Duration limit) {
        this.limitNanos = limit.compareTo(MAX) < 0 ? limit.toNanos() : Long.MAX_VALUE;
        long tick = Math.max(MIN_TICK_NANOS, Math.min(limitNanos / 10, MAX_TICK_NANOS));
        this.ticks = CLOCK.scheduleWithFixedDelay(this::tick, tick, tick, TimeUnit.NANOSECONDS);
    }

    /**
     * Returns the function with this limit. It throws a {@link TimeoutException} if a call took longer, even if that
     * returned a result.
     */
    <I, X> InputFunction<I, X> on(InputFunction<I, X> function) {
        return (index, input) -> call(function, index, input);
    }

    private <I, X> X call(InputFunction<I, X> function, long index, I input) throws Exception {
        start();
        X output;
        try {
            output = function.call(index, input);
        } catch (Throwable thrown) {
            if (stop()) {
                throw tookTooLong();
            }
            throw thrown;
        }
        if (stop()) {
            throw tookTooLong();
        }
        return output;
    }

    private TimeoutException tookTooLong() {
        return new TimeoutException("took longer than %s s".formatted(limitNanos / 1e9));
    }

    @Override
    public void close() {
        ticks.cancel(false);
    }

    private synchronized void start() {
        running = true;
        startNanos = System.nanoTime();
    }

    /** Ends the time of a call and clears the interruption that it caused; returns whether the limit was exceeded. */
    private synchronized boolean stop() {
        running = false;
        if (interrupted) {
            interrupted = false;
            Thread.interrupted();
        }
        return isOver();
    }

    private synchronized void tick() {
        if (running && isOver()) {
            interrupted = true;
            worker.interrupt();
        }
    }

    private boolean isOver() {
        return System.nanoTime() - startNanos > limitNanos;
    }

    private static ScheduledThreadPoolExecutor startClock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "spark-pool-time-limit");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }
}

package io.sparkpool.pool;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.api.java.function.Function;

/**
 * A function that takes 100 ms for each input until it is released, and no time afterwards: a map of it lasts as long as a
 * test needs. With a local master the tasks run in this JVM and share its static fields.
 *
 * @param number identifies the function in all its copies
 */
record SlowUntilReleased(int number) implements Function<Long, Long> {
    private static final Map<Integer, Latches> LATCHES = new ConcurrentHashMap<>();
    private static final AtomicInteger NEXT = new AtomicInteger();

    private record Latches(CountDownLatch ended, CountDownLatch released) {}

    static SlowUntilReleased create() {
        int number = NEXT.getAndIncrement();
        LATCHES.put(number, new Latches(new CountDownLatch(1), new CountDownLatch(1)));
        return new SlowUntilReleased(number);
    }

    @Override
    public Long call(Long x) throws InterruptedException {
        latches().released.await(100, TimeUnit.MILLISECONDS);
        latches().ended.countDown();
        return x;
    }

    /** Waits until the first call has ended. */
    void awaitFirstEnd() throws InterruptedException {
        latches().ended.await();
    }

    void release() {
        latches().released.countDown();
    }

    private Latches latches() {
        return LATCHES.get(number);
    }
}

package io.sparkpool.pool;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.api.java.function.Function;

/**
 * A function that sleeps a minute, unless it is interrupted. Local mode: the tasks run in this JVM and see what is static.
 *
 * @param number which one it is, in all its copies
 * @param from the first input that it sleeps for
 */
record Sleeping(int number, long from) implements Function<Long, Long> {
    private static final Map<Integer, Watch> WATCHES = new ConcurrentHashMap<>();
    private static final AtomicInteger NEXT = new AtomicInteger();

    private record Watch(CountDownLatch started, CountDownLatch interrupted, AtomicInteger calls) {}

    /** One that so many tasks are to start at the same time. */
    static Sleeping inTasks(int tasks) {
        return from(0, tasks);
    }

    /** One that so many tasks are to start at the same time, for inputs from one on. */
    static Sleeping from(long input, int tasks) {
        int number = NEXT.getAndIncrement();
        WATCHES.put(number, new Watch(new CountDownLatch(tasks), new CountDownLatch(tasks), new AtomicInteger()));
        return new Sleeping(number, input);
    }

    @Override
    public Long call(Long x) throws InterruptedException {
        if (x >= from) {
            sleep();
        }
        return x;
    }

    /** Waits until as many tasks as are to start it have. */
    void awaitStarted() throws InterruptedException {
        watch().started.await();
    }

    /** Whether as many are interrupted, long before they would wake up. */
    boolean isInterrupted() throws InterruptedException {
        return watch().interrupted.await(50, TimeUnit.SECONDS);
    }

    /** For how many inputs it has slept. */
    int calls() {
        return watch().calls.get();
    }

    private void sleep() throws InterruptedException {
        watch().calls.incrementAndGet();
        watch().started.countDown();
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            watch().interrupted.countDown();
            throw e;
        }
    }

    private Watch watch() {
        return WATCHES.get(number);
    }
}

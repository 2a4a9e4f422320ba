package io.sparkpool.pool;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.api.java.function.Function;

/**
 * A function that sleeps until it is interrupted. With a local master the tasks run in this JVM and share its static fields.
 *
 * @param number identifies the function in all its copies
 * @param from the lowest input that it sleeps for; lower ones are returned at once
 */
record Sleeping(int number, long from) implements Function<Long, Long> {
    private static final Map<Integer, Watch> WATCHES = new ConcurrentHashMap<>();
    private static final AtomicInteger NEXT = new AtomicInteger();

    private record Watch(CountDownLatch started, CountDownLatch interrupted, AtomicInteger calls) {}

    /** Returns a function that sleeps for all inputs, in as many tasks at the same time. */
    static Sleeping inTasks(int tasks) {
        return from(0, tasks);
    }

    /** Returns a function that sleeps for this input and all above it, in as many tasks at the same time. */
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

    /** Waits until all of its tasks sleep. */
    void awaitStarted() throws InterruptedException {
        watch().started.await();
    }

    /** Returns whether all of its tasks are interrupted, which is waited for. */
    boolean isInterrupted() throws InterruptedException {
        return watch().interrupted.await(240, TimeUnit.SECONDS);
    }

    /** Returns the number of inputs that it has slept for. */
    int calls() {
        return watch().calls.get();
    }

    private void sleep() throws InterruptedException {
        watch().calls.incrementAndGet();
        watch().started.countDown();
        try {
            Thread.sleep(600_000); // longer than a test may take
        } catch (InterruptedException e) {
            watch().interrupted.countDown();
            throw e;
        }
    }

    private Watch watch() {
        return WATCHES.get(number);
    }
}

package io.sparkpool.spark;

import java.util.Arrays;
import java.util.Map;
import java.util.Map.Entry;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Says on one line that the process ends while the program waits for a pool, as after Ctrl-C. What the map then throws,
 * because Spark has stopped, is not shown.
 */
final class StopNotice {
    private static final String POOLS = "io.sparkpool.pool.";
    private static final AtomicBoolean REGISTERED = new AtomicBoolean();

    private StopNotice() {}

    /** Watches for the end of the process. */
    static void register() {
        if (!REGISTERED.getAndSet(true)) {
            Runtime.getRuntime().addShutdownHook(new Thread(StopNotice::processEnds, "stop-notice"));
        }
    }

    private static void processEnds() {
        if (isWaiting(Thread.getAllStackTraces())) {
            System.err.println("spark-pool: stopped before the end; the results are incomplete");
            if (Thread.getDefaultUncaughtExceptionHandler() == null) {
                Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
            }
        }
    }

    /** Returns whether a thread of the program is in a method of a pool. Spark's tasks run in daemons. */
    static boolean isWaiting(Map<Thread, StackTraceElement[]> stacks) {
        return stacks.entrySet().stream()
                .filter(stack -> !stack.getKey().isDaemon())
                .map(Entry::getValue)
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().startsWith(POOLS));
    }
}

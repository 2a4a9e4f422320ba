package io.sparkpool.pool.task;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Gives an action more stack where a thread's own does not suffice: Java writes and reads nested objects by recursion, and
 * a Spark thread that overflows its stack ends the process or leaves the map waiting for ever.
 */
final class DeepStack {
    /** The system provides the memory page by page, as far as the stack grows. */
    private static final long STACK_BYTES = 1L << 28;

    private DeepStack() {}

    /**
     * Runs an action in this thread, and once more in a thread with a large stack if this one's overflows.
     *
     * @param action can be run twice
     * @throws Exception what the action throws
     * @throws StackOverflowError if the large stack does not suffice either
     */
    static <T> T call(Callable<T> action) throws Exception {
        try {
            return action.call();
        } catch (StackOverflowError e) {
            return callOnLargeStack(action);
        }
    }

    /** Runs an action in a thread with a large stack, which has the context class loader of the calling one. */
    static <T> T callOnLargeStack(Callable<T> action) throws Exception {
        FutureTask<T> task = new FutureTask<>(action);
        Thread thread = new Thread(null, task, "spark-pool-deep-stack", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) e.getCause();
        } catch (InterruptedException e) {
            awaitEnd(thread);
            throw e;
        }
    }

    /** What the action works on is the caller's again. */
    private static void awaitEnd(Thread thread) {
        thread.interrupt();
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                thread.interrupt();
            }
        }
    }
}

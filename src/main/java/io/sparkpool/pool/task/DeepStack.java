package io.sparkpool.pool.task;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs an action with more stack if the thread's own is too small. Java writes and reads nested objects by recursion,
 * and a Spark thread whose stack overflows ends the process or leaves the map waiting without end.
 */
final class DeepStack {
    /** The system allocates the memory page by page as the stack grows. */
    private static final long STACK_BYTES = 1L << 28;

    private DeepStack() {}

    /**
     * Runs an action in this thread, and again in a thread with a large stack if the stack of this one overflows.
     *
     * @param action the action, which can be run twice
     * @throws Exception if the action throws it
     * @throws StackOverflowError if the large stack is too small as well
     */
    static <T> T call(Callable<T> action) throws Exception {
        try {
            return action.call();
        } catch (StackOverflowError e) {
            return callOnLargeStack(action);
        }
    }

    /** Runs an action in a thread with a large stack and the context class loader of the calling thread. */
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

    /** Interrupts the action and waits for its end, as it uses objects of the caller. */
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

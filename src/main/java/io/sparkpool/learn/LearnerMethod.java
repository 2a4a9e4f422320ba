package io.sparkpool.learn;

import io.sparkpool.submit.Launch;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * A method that a learner wrote.
 *
 * @param limit how long a call may take
 */
record LearnerMethod(LearnerCode code, Method method, Duration limit) {
    private static final int CHECK_MILLIS = 50;
    private static final int MOST_MILLIS_TO_END = 3_000;

    /** Calls the method, and returns what came of it. */
    Attempt call(Object... arguments) {
        return call(code.type(), arguments);
    }

    /** Calls the method of an object, and returns what came of it. */
    Attempt callOn(Object receiver, Object... arguments) {
        return call(receiver, arguments);
    }

    private Attempt call(Object receiver, Object... arguments) {
        String shown =
                Arrays.stream(arguments).map(Shown::of).collect(Collectors.joining(", ", method.getName() + "(", ")"));
        FutureTask<Object> task = new FutureTask<>(() -> method.invoke(receiver, arguments));
        Thread thread = new Thread(task, "exercise");
        thread.setDaemon(true);
        thread.setContextClassLoader(code.type().getClassLoader());
        thread.start();
        try {
            return Attempt.returned(code, shown, await(task, thread));
        } catch (ExecutionException e) {
            Throwable thrown =
                    e.getCause() instanceof InvocationTargetException called ? called.getCause() : e.getCause();
            return Attempt.thrown(code, shown, thrown);
        } catch (TimeoutException e) {
            throw Mistakes.endless(code, shown, limit, giveUp(thread));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while checking " + shown, e);
        }
    }

    /** Waits for the result of a task; an endless loop may fill the memory before its time has passed. */
    private Object await(FutureTask<Object> task, Thread thread)
            throws InterruptedException, ExecutionException, TimeoutException {
        long end = System.nanoTime() + limit.toNanos();
        while (!task.isDone() && System.nanoTime() < end) {
            try {
                return task.get(CHECK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (OldGeneration.isHalfFull()) {
                    OutOfMemoryError full = new OutOfMemoryError("Java heap space");
                    full.setStackTrace(giveUp(thread));
                    throw new ExecutionException(full);
                }
            }
        }
        return task.get(0, TimeUnit.MILLISECONDS);
    }

    /**
     * Gives up a call, and returns where it is. Java cannot stop its thread, which may fill the memory so that the process
     * does not even end; so a process that {@code submit.sh} has started is ended in any case.
     */
    private static StackTraceElement[] giveUp(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        thread.interrupt();
        if (Launch.find(System.getProperties()).isPresent()) {
            Thread end = new Thread(LearnerMethod::endProcess, "end");
            end.setDaemon(true);
            end.start();
        }
        return stack;
    }

    private static void endProcess() {
        try {
            Thread.sleep(MOST_MILLIS_TO_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}

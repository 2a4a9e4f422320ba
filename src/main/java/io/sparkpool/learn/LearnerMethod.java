package io.sparkpool.learn;

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
            return Attempt.returned(code, shown, task.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            Throwable thrown =
                    e.getCause() instanceof InvocationTargetException called ? called.getCause() : e.getCause();
            return Attempt.thrown(code, shown, thrown);
        } catch (TimeoutException e) {
            StackTraceElement[] stack = thread.getStackTrace();
            thread.interrupt();
            throw Mistakes.endless(code, shown, limit, stack);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while checking " + shown, e);
        }
    }
}

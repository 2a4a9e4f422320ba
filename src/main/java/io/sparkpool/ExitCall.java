package io.sparkpool;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The call that ends the process: the thread that runs Java's shutdown hooks has it on its stack.
 *
 * @param thread the thread's name
 * @param caller what called {@code System.exit}
 */
record ExitCall(String thread, StackTraceElement caller) {
    private static final String HOOKS = "java.lang.ApplicationShutdownHooks";
    private static final String SIGNALS = "java.lang.Terminator";

    /** The call among the stacks of all threads, if shutdown hooks run. */
    static Optional<ExitCall> find(Map<Thread, StackTraceElement[]> stacks) {
        return stacks.entrySet().stream()
                .filter(stack -> runsHooks(stack.getValue()))
                .map(stack -> new ExitCall(stack.getKey().getName(), caller(stack.getValue())))
                .findFirst();
    }

    private static boolean runsHooks(StackTraceElement[] stack) {
        return Arrays.stream(stack).anyMatch(ExitCall::isOfHooks);
    }

    private static boolean isOfHooks(StackTraceElement frame) {
        return frame.getClassName().equals(HOOKS);
    }

    /** Above it on the stack may be a hook that is being started. */
    private static StackTraceElement caller(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .dropWhile(frame -> !isOfHooks(frame))
                .filter(frame -> !isOnTheWay(frame.getClassName()))
                .findFirst()
                .orElse(stack[stack.length - 1]);
    }

    private static boolean isOnTheWay(String type) {
        return !type.startsWith(SIGNALS)
                && (type.startsWith("java.lang.") || type.startsWith("jdk.internal.") || type.startsWith("scala.sys."));
    }

    /** Whether Java ends the process because of a signal. */
    boolean isOfSignal() {
        return caller.getClassName().startsWith(SIGNALS);
    }

    /** Whether the job ends the process itself. */
    boolean isOfJob() {
        return caller.getClassName().equals(Main.class.getName());
    }

    boolean isOfSpark() {
        return caller.getClassName().startsWith("org.apache.spark.");
    }

    /** Where the call is, such as {@code my.Halve.call (Halve.java:12)}. */
    String place() {
        String line = "%s:%d".formatted(caller.getFileName(), caller.getLineNumber());
        return "%s.%s (%s)".formatted(caller.getClassName(), caller.getMethodName(), line);
    }
}

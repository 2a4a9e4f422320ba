package io.sparkpool;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The call that is ending the process, found on the stack of the thread that runs Java's shutdown hooks.
 *
 * @param thread the name of that thread
 * @param caller the method that called {@code System.exit}, or Java's own that handles a signal
 */
record ExitCall(String thread, StackTraceElement caller) {
    private static final int HUNG_UP = 129;
    private static final int INTERRUPTED = 130;
    private static final int TERMINATED = 143;
    private static final String HOOKS = "java.lang.ApplicationShutdownHooks";
    private static final String SIGNALS = "java.lang.Terminator";

    /** Returns the call found in the stacks of all threads, if shutdown hooks are running. */
    static Optional<ExitCall> find(Map<Thread, StackTraceElement[]> stacks) {
        return stacks.entrySet().stream()
                .filter(stack -> runsHooks(stack.getValue()))
                .map(stack -> new ExitCall(stack.getKey().getName(), caller(stack.getValue())))
                .findFirst();
    }

    private static boolean runsHooks(StackTraceElement[] stack) {
        return Arrays.stream(stack).anyMatch(ExitCall::runsHooks);
    }

    private static boolean runsHooks(StackTraceElement frame) {
        return frame.getClassName().equals(HOOKS);
    }

    /** Skips what lies above the hooks on the stack: the thread may be starting one of them. */
    private static StackTraceElement caller(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .dropWhile(frame -> !runsHooks(frame))
                .filter(frame -> !isIntermediate(frame.getClassName()))
                .findFirst()
                .orElse(stack[stack.length - 1]);
    }

    /** Returns whether a class may lie between a caller of {@code System.exit} and the hooks. */
    private static boolean isIntermediate(String type) {
        return !type.startsWith(SIGNALS)
                && (type.startsWith("java.lang.") || type.startsWith("jdk.internal.") || type.startsWith("scala.sys."));
    }

    /** Returns whether Java ends the process because of a signal. */
    boolean isBySignal() {
        return caller.getClassName().startsWith(SIGNALS);
    }

    /**
     * Returns the exit code of a process that a signal ends: 128 plus its number. Java handles a signal in a thread that
     * is named after it, such as {@code SIGINT handler}. If this is not by a signal, returns the code after SIGTERM, by
     * which the job ends itself.
     */
    int signalExitCode() {
        if (isBySignal() && thread.startsWith("SIGINT")) {
            return INTERRUPTED;
        }
        return isBySignal() && thread.startsWith("SIGHUP") ? HUNG_UP : TERMINATED;
    }

    /** Returns whether the job ends the process itself. */
    boolean isByJob() {
        return caller.getClassName().equals(Main.class.getName());
    }

    boolean isBySpark() {
        return caller.getClassName().startsWith("org.apache.spark.");
    }

    /** Returns where the call is, such as {@code my.Halve.call (Halve.java:12)}. */
    String place() {
        String line = "%s:%d".formatted(caller.getFileName(), caller.getLineNumber());
        return "%s.%s (%s)".formatted(caller.getClassName(), caller.getMethodName(), line);
    }
}

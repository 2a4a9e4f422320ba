package io.sparkpool.program;

import io.sparkpool.message.UserException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Thrown when a user's program has ended with a failure. There is no message besides the stack trace of the program, if
 * it ended with an exception; a program in another process has printed its own.
 */
public final class ProgramException extends UserException {
    private static final String OWN_PACKAGES = "io.sparkpool.";

    private final String details;

    private ProgramException(String message, Throwable cause, int exitCode, String details) {
        super(message, cause, exitCode);
        this.details = details;
    }

    /** Throws the exception for a program that has ended with this exit code, unless that is 0. */
    static void throwUnlessDone(int exitCode) {
        if (exitCode != 0) {
            throw new ProgramException("the program ended with " + exitCode, null, exitCode, "");
        }
    }

    /** Returns the exception for a program that threw one in a thread; {@link ProgramStart} has called its {@code main}. */
    public static ProgramException of(Thread thread, Throwable thrown) {
        String trace = trace(thrown, ProgramStart.class.getName());
        String details = "Exception in thread \"%s\" %s".formatted(thread.getName(), trace);
        return new ProgramException("the program threw " + thrown, thrown, FAILED, details);
    }

    @Override
    public List<String> problems() {
        return List.of();
    }

    @Override
    public String details() {
        return details;
    }

    /** Returns the stack trace of an exception without frames of this project, and of what starts the program. */
    private static String trace(Throwable thrown, String starter) {
        clean(thrown, starter, Collections.newSetFromMap(new IdentityHashMap<>()));
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }

    private static void clean(Throwable thrown, String starter, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return;
        }
        List<StackTraceElement> frames = Arrays.asList(thrown.getStackTrace());
        int end = (int) frames.stream()
                .takeWhile(frame -> !frame.getClassName().equals(starter))
                .count();
        while (end > 0 && end < frames.size() && isReflection(frames.get(end - 1))) {
            end--;
        }
        thrown.setStackTrace(frames.subList(0, end).stream()
                .filter(frame -> !frame.getClassName().startsWith(OWN_PACKAGES))
                .toArray(StackTraceElement[]::new));
        clean(thrown.getCause(), starter, seen);
        Arrays.stream(thrown.getSuppressed()).forEach(suppressed -> clean(suppressed, starter, seen));
    }

    private static boolean isReflection(StackTraceElement frame) {
        return frame.getClassName().startsWith("jdk.internal.reflect.")
                || frame.getClassName().startsWith("java.lang.reflect.");
    }
}

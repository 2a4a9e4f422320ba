package io.sparkpool.message;

/**
 * Advice for failures whose cause is a limit of the process or of the system, which their own messages do not explain.
 */
public final class SystemLimits {
    private static final String NO_MEMORY = "the driver is out of memory; give it more after --: --driver-memory 4g";
    private static final String NO_THREADS =
            "the system lets this user or container start no more threads; raise the limit (ulimit -u, or that on a container's processes), or use fewer cores";
    private static final String NO_FILES = "; raise the limit on open files (ulimit -n)";

    private SystemLimits() {}

    /** Returns the message for an error that Java throws for lack of memory or of threads. */
    public static String explain(OutOfMemoryError error) {
        return String.valueOf(error.getMessage()).contains("native thread") ? NO_THREADS : NO_MEMORY;
    }

    /** Returns advice to append to a message whose cause is a limit; an empty text for any other message. */
    public static String advice(String message) {
        return message.contains("Too many open files") ? NO_FILES : "";
    }
}

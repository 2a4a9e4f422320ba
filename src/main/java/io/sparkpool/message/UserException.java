package io.sparkpool.message;

import java.util.List;

/**
 * A failure that the user can act on. It is shown without a stack trace: one line for each problem, which says what
 * failed, why, and how to fix it. Any other exception that ends the program is a defect of the program.
 */
public abstract class UserException extends RuntimeException {
    /** The exit code of a job that failed while it was running. */
    protected static final int FAILED = 1;

    private final int exitCode;

    /**
     * Creates an exception.
     *
     * @param message one line for each problem
     * @param cause the cause; may be null, as for every {@code Throwable}
     * @param exitCode the exit code of a process that ends with it
     */
    protected UserException(String message, Throwable cause, int exitCode) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** Returns the problems, each on one line, in the order in which they were found. */
    public List<String> problems() {
        return List.of(getMessage());
    }

    /** Returns lines to show above the problems, such as an extract of a file; empty if there are none. */
    public String details() {
        return "";
    }

    /** Returns the exit code of a process that ends with this exception. */
    public final int exitCode() {
        return exitCode;
    }
}

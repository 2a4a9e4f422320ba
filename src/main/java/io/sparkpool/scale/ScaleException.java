package io.sparkpool.scale;

import io.sparkpool.message.UserException;
import java.util.List;

/** Thrown when a run fails, or when runs cannot be compared. */
final class ScaleException extends UserException {
    private final transient List<String> problems;

    /**
     * Creates an exception for the problems of a run, which ended with this exit code.
     */
    ScaleException(List<String> problems, int exitCode) {
        super(String.join("\n", problems), null, exitCode);
        this.problems = List.copyOf(problems);
    }

    /** Creates an exception for runs that cannot be compared. */
    ScaleException(String message) {
        this(List.of(message), FAILED);
    }

    /** Creates an exception for what cannot be written or read. */
    ScaleException(String message, Throwable cause) {
        super(message, cause, FAILED);
        this.problems = List.of(message);
    }

    @Override
    public List<String> problems() {
        return problems;
    }
}

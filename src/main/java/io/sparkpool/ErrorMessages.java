package io.sparkpool;

import io.sparkpool.message.MessageText;
import io.sparkpool.message.OneLine;
import io.sparkpool.message.SystemLimits;
import io.sparkpool.message.UserException;
import io.sparkpool.submit.Launch;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the user why a command or a job has failed. */
final class ErrorMessages {
    private static final int FAILED = 1;

    private final PrintStream err;
    private final String beginning;

    ErrorMessages(PrintStream err) {
        this(err, "");
    }

    /**
     * Creates messages.
     *
     * @param beginning what they begin with
     */
    ErrorMessages(PrintStream err, String beginning) {
        this.err = err;
        this.beginning = beginning;
    }

    /**
     * What the user was told.
     *
     * @param exitCode the exit code for this failure
     * @param message the message, on one line
     */
    record Told(int exitCode, String message) {
        /** Shows the message as the user has seen it. */
        Told {
            message = OneLine.of(message);
        }
    }

    /** Prints why something has failed. */
    Told tell(Throwable thrown) {
        if (thrown instanceof UserException e) {
            return tell(e);
        }
        if (thrown instanceof IOException || thrown instanceof UncheckedIOException) {
            return failed("the job could not go on: " + MessageText.ofThrowable(thrown), thrown);
        }
        return thrown instanceof OutOfMemoryError e ? failed(SystemLimits.explain(e), e) : failedByDefect(thrown);
    }

    private Told tell(UserException failure) {
        if (!failure.details().isEmpty()) {
            Object lines = failure.details().stripTrailing();
            err.println(lines); // as an object, since a text is printed on one line
        }
        if (failure.exitCode() == FAILED && !failure.problems().isEmpty()) {
            return failed(failure.getMessage() + SystemLimits.advice(failure.getMessage()), failure);
        }
        failure.problems().forEach(this::error);
        return new Told(failure.exitCode(), String.join("; ", failure.problems()));
    }

    private void error(String message) {
        err.println("spark-pool: error: " + beginning + message);
    }

    private Told failed(String message, Throwable failure) {
        Optional<String> trace = Launch.logFile(System.getProperties()).filter(file -> failure.getCause() != null);
        error(message + trace.map(" (stack trace: %s)"::formatted).orElse(""));
        log().error(message, failure);
        return new Told(FAILED, message);
    }

    /** Creates the logger only when it is needed, as the log file has to be chosen first. */
    static Logger log() {
        return LoggerFactory.getLogger(Main.class);
    }

    /** Reports an error of the program itself, with the stack trace that its developers need. */
    private Told failedByDefect(Throwable defect) {
        String message = "this should not have happened: " + defect;
        error(message + "; please report it with the lines below");
        defect.printStackTrace(err);
        return new Told(FAILED, message);
    }
}

package io.sparkpool.function.command;

/** Thrown when a program fails for an input. The message is on one line and says how to fix what can be fixed. */
public final class CommandException extends Exception {
    CommandException(String message) {
        super(message);
    }

    CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}

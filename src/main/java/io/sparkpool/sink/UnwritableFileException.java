package io.sparkpool.sink;

import io.sparkpool.message.UserException;
import java.nio.file.FileSystemException;

/** Thrown when a file cannot be written; the message names it and says why. */
public final class UnwritableFileException extends UserException {
    UnwritableFileException(String path, Exception cause) {
        super("cannot write '%s': %s".formatted(path, reason(cause)), cause, FAILED);
    }

    private static String reason(Exception cause) {
        if (cause instanceof FileSystemException named) { // its message is a path
            return named.getReason() == null ? named.getClass().getSimpleName() : named.getReason();
        }
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}

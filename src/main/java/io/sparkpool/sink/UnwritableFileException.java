package io.sparkpool.sink;

import java.nio.file.FileSystemException;

/** A file cannot be written; the message names it, and says why. */
public final class UnwritableFileException extends RuntimeException {
    UnwritableFileException(String path, Exception cause) {
        super("cannot write '%s': %s".formatted(path, reason(cause)), cause);
    }

    private static String reason(Exception cause) {
        if (cause instanceof FileSystemException named) { // its message is a path
            return named.getReason() == null ? named.getClass().getSimpleName() : named.getReason();
        }
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}

package io.sparkpool.output;

/** Driver only. A file cannot be written; the message names it, and says why. */
public final class UnwritableFileException extends RuntimeException {
    UnwritableFileException(String path, Exception cause) {
        super("cannot write '%s': %s".formatted(path, reason(cause)), cause);
    }

    private static String reason(Exception cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}

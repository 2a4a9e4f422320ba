package io.sparkpool.publish;

import io.sparkpool.message.UserException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.apache.hadoop.fs.Path;

/** Thrown when a target cannot be written; the message names it, says why, and how to fix that. */
public final class UnwritableTargetException extends UserException {
    /** Creates an exception. */
    public UnwritableTargetException(String path, String why) {
        this(path, why, null);
    }

    /** Creates an exception with the reason that its cause gives. */
    public UnwritableTargetException(String path, Exception cause) {
        this(path, reason(cause), cause);
    }

    UnwritableTargetException(String path, String why, Exception cause) {
        super("cannot write '%s': %s".formatted(path, why), cause, FAILED);
    }

    /** Returns why a call to a file system failed. */
    static String reason(Exception cause) {
        if (cause instanceof AccessDeniedException) {
            return "you may not write there";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return TargetCheck.EXISTS;
        }
        if (cause instanceof NoSuchFileException) {
            return "it, or the directory around it, has disappeared";
        }
        if (cause instanceof FileSystemException named) { // its message is a path
            return named.getReason() == null ? named.getClass().getSimpleName() : named.getReason();
        }
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }

    /** Returns a qualified path as users write it: without the scheme if it is local. */
    static String shown(String path) {
        return path.startsWith("file:") ? new Path(path).toUri().getPath() : path;
    }
}

package io.sparkpool;

import io.sparkpool.message.MessageText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Says why a file that accompanies a run cannot be written. */
final class WriteFailure {
    private WriteFailure() {}

    /** Returns the reason, in the words of the system if it has some. */
    static String reason(Throwable e) {
        if (e instanceof AccessDeniedException) {
            return "Permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "Not a directory";
        }
        if (e instanceof TimeoutException) {
            return "the facts about the run were not found in time";
        }
        if (e instanceof NoSuchFileException missing) {
            return missingDirectory(missing)
                    .map("there is no directory '%s'"::formatted)
                    .orElse("No such file or directory");
        }
        if (e instanceof FileSystemException named) { // its message is a path
            return named.getReason() == null ? named.getClass().getSimpleName() : named.getReason();
        }
        return e instanceof IOException && e.getMessage() != null ? e.getMessage() : MessageText.ofThrowable(e);
    }

    /** Some directories, such as /proc, exist and accept no files. */
    private static Optional<Path> missingDirectory(NoSuchFileException missing) {
        return Optional.ofNullable(missing.getFile())
                .map(file -> Path.of(file).getParent())
                .filter(directory -> !Files.isDirectory(directory));
    }
}

package io.sparkpool.file;

import io.sparkpool.message.MessageText;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.function.BooleanSupplier;

/** Why a file that was found cannot be read, in words for a user. */
final class ReadFailure {
    private ReadFailure() {}

    /**
     * Returns the reason.
     *
     * @param isThere whether the file is there after all
     */
    static String reason(IOException cause, BooleanSupplier isThere) {
        if (cause instanceof AccessDeniedException
                || String.valueOf(cause.getMessage()).contains("Permission denied")) {
            return "there is no permission to read it; grant it, or leave the file out";
        }
        return isMissing(cause, isThere) ? missing() : MessageText.ofThrowable(cause);
    }

    /** Java throws a {@code FileNotFoundException} for other reasons as well, such as too many open files. */
    private static boolean isMissing(IOException cause, BooleanSupplier isThere) {
        return cause instanceof NoSuchFileException
                || cause instanceof FileNotFoundException && !isThere.getAsBoolean();
    }

    private static String missing() {
        return ExecutorMachine.withoutDriver()
                .map("it is not on %s; every worker reads it for itself: put it where all of them find it"::formatted)
                .orElse("it is no longer there; run the job again when nothing removes files");
    }
}

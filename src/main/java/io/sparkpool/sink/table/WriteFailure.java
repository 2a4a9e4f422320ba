package io.sparkpool.sink.table;

import io.sparkpool.message.MessageText;
import io.sparkpool.message.OneLine;
import io.sparkpool.message.UnwritableOutputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSError;

/** Why a table cannot be written, in words for a user. */
final class WriteFailure {
    private static final String NO_SPACE = "No space left on device";

    private WriteFailure() {}

    /** Returns the exception of a task that could not write, with the name of the target in its message. */
    static UnwritableOutputException of(String target, Throwable thrown) {
        return known(thrown)
                .orElseGet(() -> new UnwritableOutputException(
                        "cannot write '%s': %s".formatted(target, reason(thrown)), thrown));
    }

    /** Returns the exception that explains a failure, if a task has thrown one. */
    static Optional<UnwritableOutputException> known(Throwable thrown) {
        return causes(thrown)
                .filter(UnwritableOutputException.class::isInstance)
                .map(UnwritableOutputException.class::cast)
                .findFirst();
    }

    private static String reason(Throwable thrown) {
        Throwable root = causes(thrown)
                .filter(cause -> cause instanceof IOException)
                .findFirst()
                .orElseGet(() -> causes(thrown).reduce((outer, inner) -> inner).orElseThrow());
        if (root instanceof FileSystemException named && named.getReason() != null) { // its message starts with a path
            return OneLine.of(named.getReason());
        }
        if (root instanceof FileNotFoundException && isMissing(root)) {
            return MessageText.ofThrowable(root)
                    + "; the path must be on a file system that the driver and all executors share";
        }
        if (String.valueOf(root.getMessage()).contains(NO_SPACE)) {
            return NO_SPACE + "; make room, or name a path on another disk";
        }
        boolean saysAll = root.getClass() == IOException.class || root instanceof FSError;
        return saysAll && root.getMessage() != null ? OneLine.of(root.getMessage()) : MessageText.ofThrowable(root);
    }

    /** Java and Hadoop throw the same exception also if a file must not be written, or is a directory. */
    private static boolean isMissing(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        return message.contains("No such file or directory") || message.contains("does not exist");
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause);
    }
}

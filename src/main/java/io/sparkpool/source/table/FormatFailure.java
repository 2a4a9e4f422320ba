package io.sparkpool.source.table;

import io.sparkpool.message.MessageText;
import io.sparkpool.message.SparkMessage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.SparkException;
import org.apache.spark.TaskKilledException;

/** Failures of Spark's readers of files: the file is damaged, unless it could not be reached. */
final class FormatFailure {
    private static final List<Class<? extends Throwable>> UNREACHABLE = List.of(
            FileNotFoundException.class,
            NoSuchFileException.class,
            SocketException.class,
            UnknownHostException.class,
            InterruptedIOException.class,
            ClosedByInterruptException.class,
            InterruptedException.class,
            AccessControlException.class,
            TaskKilledException.class);

    private FormatFailure() {}

    /** Throws the failure of a reader again if the file could not be reached. */
    static void throwIfUnreachable(Exception failure) throws IOException {
        if (causes(failure).anyMatch(FormatFailure::isUnreachable)) {
            throw new IOException(SparkMessage.of(root(failure)), failure);
        }
    }

    /** Returns whether a file, or what the driver has sent for reading it, could not be reached. */
    private static boolean isUnreachable(Throwable cause) {
        return UNREACHABLE.stream().anyMatch(kind -> kind.isInstance(cause))
                || cause instanceof SparkException e && "INTERNAL_ERROR_BROADCAST".equals(e.getCondition());
    }

    /** Returns whether what a file contains is to blame, so that every attempt to open it fails. */
    static boolean isOfContents(Exception failure) {
        return !(root(failure) instanceof IOException);
    }

    /** Returns the reason why the rest of a file cannot be read. */
    static String reason(Exception failure) {
        return "the file is damaged from here on (%s); replace it".formatted(MessageText.ofThrowable(root(failure)));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static Throwable root(Throwable failure) {
        return causes(failure).reduce((outer, inner) -> inner).orElseThrow();
    }
}

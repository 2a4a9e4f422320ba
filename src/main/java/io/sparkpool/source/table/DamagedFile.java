package io.sparkpool.source.table;

import io.sparkpool.message.MessageText;
import java.io.IOException;
import java.util.stream.Stream;

/** Tells a file whose contents are damaged from one that cannot be reached. */
final class DamagedFile {
    private DamagedFile() {}

    /** Returns whether a decompressor has failed, rather than the file system that it reads from. */
    static boolean isCauseOf(Throwable failure) {
        return Stream.of(failure.getStackTrace())
                .limit(3)
                .map(StackTraceElement::getClassName)
                .anyMatch(
                        name -> name.startsWith("org.apache.hadoop.io.compress.") || name.startsWith("java.util.zip."));
    }

    /** Returns the reason why the rest of a file cannot be read. */
    static String reason(IOException failure) {
        return "the file is damaged from here on (%s); replace it".formatted(MessageText.ofThrowable(failure));
    }
}

package io.sparkpool.file;

import io.sparkpool.message.MessageText;
import java.util.Arrays;

/** Tells a compressed file with damaged contents from one that cannot be reached. */
public final class DamagedFile {
    /** How many calls there may be between the one that finds the damage and the one that throws. */
    private static final int CALLS = 3;

    private DamagedFile() {}

    /** Returns whether a decompressor has failed, rather than the file system that it reads from. */
    public static boolean isCauseOf(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .limit(CALLS)
                .map(StackTraceElement::getClassName)
                .anyMatch(
                        name -> name.startsWith("org.apache.hadoop.io.compress.") || name.startsWith("java.util.zip."));
    }

    /** Returns the reason why the rest of a file cannot be read, in words for a user. */
    public static String reason(Throwable failure) {
        return "the compressed file is damaged or cut off from here on (%s); make it again"
                .formatted(MessageText.ofThrowable(failure));
    }
}

package io.sparkpool.report;

import io.sparkpool.message.OneLine;
import io.sparkpool.message.UserException;
import java.nio.file.Path;

/** Thrown when a report cannot be read; the message names the file, and says why. */
public final class UnreadableReportException extends UserException {
    UnreadableReportException(Path file, String why) {
        this(file, why, null);
    }

    UnreadableReportException(Path file, String why, Exception cause) {
        super(OneLine.of("cannot read '%s': %s".formatted(file, why)), cause, FAILED);
    }
}

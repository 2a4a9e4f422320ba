package io.sparkpool.sink;

import io.sparkpool.message.UserException;
import java.io.IOException;
import java.util.List;

/** Thrown when the reader of standard output has closed it, as {@code head} does when it has seen enough. */
public final class ClosedPipeException extends UserException {
    private static final int DONE = 0;

    ClosedPipeException(IOException cause) {
        super("standard output is closed", cause, DONE);
    }

    /** Returns no problem: the job has written all that its reader wants. */
    @Override
    public List<String> problems() {
        return List.of();
    }
}

package io.sparkpool.sink;

import java.io.IOException;

/** Whoever read the outputs wants no more of them, as {@code head} does when it has seen enough. */
public final class ClosedPipeException extends IOException {
    ClosedPipeException(IOException cause) {
        super("standard output is closed", cause);
    }
}

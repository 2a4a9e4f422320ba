package io.sparkpool.sink;

import java.io.IOException;

/** Standard output cannot be written, as on a disk that is full. The message is the system's. */
public final class StandardOutputException extends IOException {
    StandardOutputException(IOException cause) {
        super(cause.getMessage());
    }
}

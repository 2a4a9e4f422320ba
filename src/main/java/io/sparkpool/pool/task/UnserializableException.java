package io.sparkpool.pool.task;

import java.io.IOException;

/** A value cannot be serialized; the cause is Java's exception. */
public final class UnserializableException extends RuntimeException {
    UnserializableException(IOException cause) {
        super("the output cannot be sent to the driver: " + ObjectBuffer.reason(cause, "return something else"), cause);
    }

    @Override
    public synchronized IOException getCause() {
        return (IOException) super.getCause();
    }
}

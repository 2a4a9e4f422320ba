package io.sparkpool.pool;

import java.io.IOException;

/** Runs on executors, and on the driver for inputs. A value cannot be serialized; the cause is Java's exception. */
final class UnserializableException extends RuntimeException {
    UnserializableException(IOException cause) {
        super("the output cannot be sent to the driver: " + ObjectBuffer.reason(cause, "return something else"), cause);
    }

    @Override
    public synchronized IOException getCause() {
        return (IOException) super.getCause();
    }
}

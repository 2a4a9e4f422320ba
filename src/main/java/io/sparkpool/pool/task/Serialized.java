package io.sparkpool.pool.task;

import io.sparkpool.message.MessageText;
import io.sparkpool.message.UserException;
import java.io.IOException;
import java.io.Serializable;

/**
 * A value in serialized form. This package writes and reads such values itself, whatever serializer Spark is set to
 * use: it has enough stack for nested objects, and it can report a failure.
 *
 * @param bytes the value, as Java serializes it
 */
public record Serialized<T>(byte[] bytes) implements Serializable {
    /** Thrown when a serialized object cannot be read where it was received. */
    public static final class UnreadableException extends UserException {
        UnreadableException(Throwable cause) {
            super(
                    "an object that was sent cannot be read where it was received: " + MessageText.ofThrowable(cause)
                            + advice(cause),
                    cause,
                    FAILED);
        }
    }

    private static String advice(Throwable cause) {
        return cause instanceof ClassNotFoundException || cause instanceof NoClassDefFoundError
                ? "; add the jar with this class to spark.jars"
                : "";
    }

    /**
     * Serializes a value.
     *
     * @param maxBytes how many bytes the value may need
     * @throws OutputTooLargeException if it needs more
     * @throws IOException if it cannot be serialized
     * @throws RuntimeException if one of its classes throws it
     */
    public static <T> Serialized<T> of(T value, long maxBytes) throws IOException {
        ObjectBuffer buffer = new ObjectBuffer(maxBytes);
        buffer.add(value);
        return new Serialized<>(buffer.segments().get(0).bytes());
    }

    /**
     * Returns a copy of the value, with classes of the calling thread's context class loader.
     *
     * @throws UnreadableException if the value cannot be read
     */
    @SuppressWarnings("unchecked") // it was a T when it was serialized
    public T open() {
        try {
            return (T) DeepStack.call(
                    () -> new ObjectStreams.Reader(bytes, Thread.currentThread().getContextClassLoader()).readObject());
        } catch (Exception | LinkageError | StackOverflowError e) {
            throw new UnreadableException(e);
        }
    }
}

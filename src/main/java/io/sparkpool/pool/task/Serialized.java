package io.sparkpool.pool.task;

import java.io.IOException;
import java.io.Serializable;

/**
 * A value in serialized form. What travels in it is written and read by this package, where there is stack for nested
 * objects and where a failure can be told, whatever serializer Spark is set to use.
 *
 * @param bytes the value, as Java serializes it
 */
public record Serialized<T>(byte[] bytes) implements Serializable {
    /**
     * Serializes a value.
     *
     * @param roomBytes how many bytes it may need
     * @throws LargeOutputException if it needs more
     * @throws IOException if it cannot be serialized
     * @throws RuntimeException what one of its classes throws
     */
    public static <T> Serialized<T> of(T value, long roomBytes) throws IOException {
        ObjectBuffer buffer = new ObjectBuffer(roomBytes);
        buffer.add(value);
        return new Serialized<>(buffer.segments().get(0).bytes());
    }

    /**
     * Returns a copy of the value, whose classes the context class loader of the calling thread knows.
     *
     * @throws UnreadableObjectException if it cannot be read
     */
    @SuppressWarnings("unchecked") // it was a T when it was serialized
    public T open() {
        try {
            return (T) DeepStack.call(
                    () -> new ObjectReader(bytes, Thread.currentThread().getContextClassLoader()).readObject());
        } catch (Exception | LinkageError | StackOverflowError e) {
            throw new UnreadableObjectException(e);
        }
    }
}

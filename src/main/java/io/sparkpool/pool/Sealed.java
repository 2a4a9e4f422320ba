package io.sparkpool.pool;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.DeserializationStream;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.serializer.JavaSerializerInstance;
import scala.reflect.ClassTag$;

/**
 * A value in serialized form. What travels in it is written and read by this package, where there is stack for nested
 * objects and where a failure can be told, whatever serializer Spark is set to use.
 *
 * @param bytes the value, as Java serializes it
 */
record Sealed<T>(byte[] bytes) implements Serializable {
    private static final JavaSerializer JAVA = new JavaSerializer(new SparkConf(false));

    /**
     * Serializes a value.
     *
     * @param roomBytes how many bytes it may need
     * @throws LargeOutputException if it needs more
     * @throws IOException if it cannot be serialized
     * @throws RuntimeException what one of its classes throws
     */
    static <T> Sealed<T> of(T value, long roomBytes) throws IOException {
        ObjectBuffer buffer = new ObjectBuffer(roomBytes);
        buffer.add(value);
        return new Sealed<>(buffer.segments().get(0).bytes());
    }

    /**
     * Returns a copy of the value, whose classes the context class loader of the calling thread knows.
     *
     * @throws PoolException if it cannot be read
     */
    @SuppressWarnings("unchecked") // it was a T when it was serialized
    T open() {
        try {
            return (T) DeepStack.call(
                    () -> deserializationStream(bytes, Thread.currentThread().getContextClassLoader())
                            .readObject(ClassTag$.MODULE$.apply(Object.class)));
        } catch (Exception | LinkageError | StackOverflowError e) {
            throw PoolException.unreadable(e);
        }
    }

    /** Spark's own stream finds classes of all kinds. */
    static DeserializationStream deserializationStream(byte[] bytes, ClassLoader classes) {
        JavaSerializerInstance serializer = (JavaSerializerInstance) JAVA.newInstance();
        return serializer.deserializeStream(new ByteArrayInputStream(bytes), classes);
    }
}

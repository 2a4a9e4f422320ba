package io.sparkpool.pool;

import java.nio.ByteBuffer;
import org.apache.spark.SparkEnv;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.serializer.SerializerInstance;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * What a result travels in where Spark's serializer is not Java's. Others, such as Kryo, do not know records; they know
 * bytes, which this is.
 */
final class Envelope {
    private static final ClassTag<Object> ANY = ClassTag$.MODULE$.apply(Object.class);

    private final SerializerInstance serializer;
    private final ClassLoader classes;

    /** Driver only. Opens what comes back, in any thread, with the classes that the calling one knows. */
    Envelope() {
        this.serializer = SparkEnv.get().closureSerializer().newInstance();
        this.classes = Thread.currentThread().getContextClassLoader();
    }

    /** Runs on executors. The result itself, or its bytes. */
    static Object seal(ChunkResult<?> result) {
        if (SparkEnv.get().serializer() instanceof JavaSerializer) {
            return result;
        }
        ByteBuffer bytes = SparkEnv.get().closureSerializer().newInstance().serialize(result, ANY);
        byte[] sealed = new byte[bytes.remaining()];
        bytes.get(sealed);
        return sealed;
    }

    /** Driver only. The result again. */
    @SuppressWarnings("unchecked") // it is what was sealed
    <R> ChunkResult<R> open(Object sealed) {
        Object result =
                sealed instanceof byte[] bytes ? serializer.deserialize(ByteBuffer.wrap(bytes), classes, ANY) : sealed;
        return (ChunkResult<R>) result;
    }
}

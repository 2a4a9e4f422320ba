package io.sparkpool.pool;

import io.sparkpool.pool.task.ChunkRdd;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.apache.spark.FutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * What Spark is to do for a wave: one task for each of its chunks.
 *
 * @param properties what Spark is to know of it
 * @param partitions that of each chunk
 * @param arrival takes from Spark's scheduler what came of a chunk, and the chunk's position: null where the result was
 *     left for the driver
 */
record WaveJob(
        JavaSparkContext context,
        Map<String, String> properties,
        ChunkRdd<?, ?> rdd,
        List<Integer> partitions,
        ObjIntConsumer<byte[]> arrival) {
    /** Starts the tasks of all chunks. */
    WaveTasks submitAll() {
        return new WaveTasks.OfOneJob(
                submit(IntStream.range(0, partitions.size()).boxed().toList()));
    }

    /** Starts the tasks of the chunks at these positions. */
    FutureAction<BoxedUnit> submit(List<Integer> positions) {
        List<Object> submitted = positions.stream().<Object>map(partitions::get).toList();
        Map<String, String> before = LocalProperties.set(context, properties);
        try {
            return context.sc()
                    .submitJob(
                            rdd,
                            new Element(),
                            CollectionConverters.asScala(submitted).toSeq(),
                            new Arrival(positions, arrival),
                            new Done());
        } finally {
            LocalProperties.set(context, before);
        }
    }

    /** What calls at the same time share the cores by. */
    String schedulerPool() {
        return properties.get("spark.scheduler.pool");
    }

    /**
     * The element of a partition, or null where the result was left for the driver. A class of Scala's
     * function type, as Spark would search the byte code of a lambda for what it captures.
     */
    private static final class Element extends AbstractFunction1<Iterator<byte[]>, byte[]> implements Serializable {
        @Override
        public byte[] apply(Iterator<byte[]> partition) {
            return partition.hasNext() ? partition.next() : null;
        }
    }

    /** Takes a task's result from Spark's scheduler, which must not be kept waiting. */
    private static final class Arrival extends AbstractFunction2<Object, byte[], BoxedUnit> {
        private final List<Integer> positions;
        private final ObjIntConsumer<byte[]> arrival;

        Arrival(List<Integer> positions, ObjIntConsumer<byte[]> arrival) {
            this.positions = positions;
            this.arrival = arrival;
        }

        @Override
        public BoxedUnit apply(Object task, byte[] result) {
            arrival.accept(result, positions.get((Integer) task));
            return BoxedUnit.UNIT;
        }
    }

    /** The job's own result: nothing, as the tasks' results are what counts. */
    private static final class Done extends AbstractFunction0<BoxedUnit> {
        @Override
        public BoxedUnit apply() {
            return BoxedUnit.UNIT;
        }
    }
}

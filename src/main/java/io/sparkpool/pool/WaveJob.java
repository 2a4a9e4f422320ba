package io.sparkpool.pool;

import io.sparkpool.pool.task.ChunkRdd;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.apache.spark.FutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FutureConverters;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * The Spark job of a wave: one task for each of its chunks.
 *
 * @param properties Spark's local properties of the job
 * @param partitions the partition of each chunk
 * @param arrival receives what the task of each chunk has sent, and the chunk's position in the wave; called by Spark's scheduler
 */
record WaveJob(
        JavaSparkContext context,
        Map<String, String> properties,
        ChunkRdd<?, ?> rdd,
        List<Integer> partitions,
        ObjIntConsumer<byte[]> arrival) {
    /** The tasks of a wave, running or to be started. */
    interface Tasks {
        /** Cancels the tasks that have not ended. */
        void cancel();

        /** Returns a stage that completes when all tasks have ended, exceptionally if Spark could not run them. */
        CompletionStage<?> end();

        /** Returns the position in the wave of the chunk whose task has this number in Spark's message on a failure. */
        int position(int task);
    }

    /** The tasks of a single Spark job, which numbers them by position. */
    private record TasksOfOneJob(FutureAction<BoxedUnit> job) implements Tasks {
        @Override
        public void cancel() {
            job.cancel();
        }

        @Override
        public CompletionStage<?> end() {
            return FutureConverters.asJava(job);
        }

        @Override
        public int position(int task) {
            return task;
        }
    }

    /** Starts the tasks of all chunks. */
    Tasks submitAll() {
        return new TasksOfOneJob(
                submit(IntStream.range(0, partitions.size()).boxed().toList()));
    }

    /** Starts the tasks of the chunks at these positions. */
    FutureAction<BoxedUnit> submit(List<Integer> positions) {
        List<Object> submitted = positions.stream().<Object>map(partitions::get).toList();
        Map<String, String> before = setLocalProperties(properties);
        try {
            return context.sc()
                    .submitJob(
                            rdd,
                            new OnlyElement(),
                            CollectionConverters.asScala(submitted).toSeq(),
                            new Arrival(positions, arrival),
                            new NoResult());
        } finally {
            setLocalProperties(before);
        }
    }

    /** Sets Spark's local properties of this thread, or removes those that are null; returns their former values. */
    private Map<String, String> setLocalProperties(Map<String, String> wanted) {
        Map<String, String> before = new HashMap<>();
        wanted.forEach((key, value) -> {
            before.put(key, context.getLocalProperty(key));
            context.setLocalProperty(key, value);
        });
        return before;
    }

    /** Returns the scheduler pool, of which each call has its own, so that calls share the cores fairly. */
    String schedulerPool() {
        return properties.get("spark.scheduler.pool");
    }

    /**
     * Returns the element of a partition. It is a class, as Spark would search the byte code of a lambda for what it
     * captures.
     */
    private static final class OnlyElement extends AbstractFunction1<Iterator<byte[]>, byte[]> implements Serializable {
        @Override
        public byte[] apply(Iterator<byte[]> partition) {
            return partition.next();
        }
    }

    /** Receives the result of a task from Spark's scheduler, which must not be blocked. */
    private static final class Arrival extends AbstractFunction2<Object, byte[], BoxedUnit> {
        private final List<Integer> positions;
        private final ObjIntConsumer<byte[]> arrival;

        Arrival(List<Integer> positions, ObjIntConsumer<byte[]> arrival) {
            this.positions = positions;
            this.arrival = arrival;
        }

        @Override
        public BoxedUnit apply(Object task, byte[] sent) {
            arrival.accept(sent, positions.get((Integer) task));
            return BoxedUnit.UNIT;
        }
    }

    /** The job has no result besides those of its tasks. */
    private static final class NoResult extends AbstractFunction0<BoxedUnit> {
        @Override
        public BoxedUnit apply() {
            return BoxedUnit.UNIT;
        }
    }
}

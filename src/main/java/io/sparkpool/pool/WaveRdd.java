package io.sparkpool.pool;

import io.sparkpool.pool.RddInputs.PartitionChunk;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.Dependency;
import org.apache.spark.OneToOneDependency;
import org.apache.spark.Partition;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import scala.collection.Iterator;
import scala.collection.Iterator$;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * A wave as Spark sees it: what came of a chunk is the one element of a partition. Made on the driver; {@link #compute}
 * runs on executors. An RDD of its own, as Spark's for collections sends the chunk in parts and describes itself in
 * JSON, which takes longer than the lesson's tasks.
 */
abstract class WaveRdd<I, R> extends RDD<ChunkResult<R>> {
    private final MapChunk<I, ?, R> mapChunk;
    private final long limitBytes;
    private final long wave;

    private WaveRdd(
            SparkContext context, List<Dependency<?>> parents, MapChunk<I, ?, R> mapChunk, long limitBytes, long wave) {
        super(context, CollectionConverters.asScala(parents).toSeq(), ClassTag$.MODULE$.apply(ChunkResult.class));
        this.mapChunk = mapChunk;
        this.limitBytes = limitBytes;
        this.wave = wave;
    }

    /**
     * Makes a partition of each chunk.
     *
     * @param limitBytes how many bytes the outputs of a chunk may need
     * @param wave what the wave is called where results are left
     */
    static <I, R> WaveRdd<I, R> of(
            SparkContext context, List<Chunk<I>> chunks, MapChunk<I, ?, R> mapChunk, long limitBytes, long wave) {
        if (chunks.get(0) instanceof PartitionChunk<I> first) {
            if (first.rdd().context() != context) {
                throw new IllegalArgumentException(
                        "the RDD belongs to another Spark than the pool; map it with Pool.on of its context");
            }
            return new OfPartitions<>(first.rdd(), mapChunk, limitBytes, wave);
        }
        return new OfChunks<>(context, chunks, mapChunk, limitBytes, wave);
    }

    /** The partition that a chunk of the wave is. */
    static int partition(List<? extends Chunk<?>> chunks, int position) {
        return chunks.get(position) instanceof PartitionChunk<?> chunk ? chunk.partition() : position;
    }

    /** Runs on executors. The inputs of a partition. */
    abstract Chunk<I> chunk(Partition partition, TaskContext task);

    @Override
    public Iterator<ChunkResult<R>> compute(Partition partition, TaskContext task) {
        ChunkResult<R> result = mapChunk.apply(chunk(partition, task), limitBytes);
        return Handover.leave(wave, partition.index(), result)
                ? Iterator$.MODULE$.empty()
                : Iterator$.MODULE$.single(result);
    }

    /** Chunks that travel in the tasks. */
    private static final class OfChunks<I, R> extends WaveRdd<I, R> {
        private final transient List<Chunk<I>> chunks;

        OfChunks(SparkContext context, List<Chunk<I>> chunks, MapChunk<I, ?, R> mapChunk, long limitBytes, long wave) {
            super(context, List.of(), mapChunk, limitBytes, wave);
            this.chunks = chunks;
        }

        @Override
        public Partition[] getPartitions() {
            return IntStream.range(0, chunks.size())
                    .mapToObj(index -> new ChunkPartition<>(index, chunks.get(index)))
                    .toArray(Partition[]::new);
        }

        @Override
        @SuppressWarnings("unchecked")
        Chunk<I> chunk(Partition partition, TaskContext task) {
            return ((ChunkPartition<I>) partition).chunk;
        }
    }

    /** What travels in a task. */
    private static final class ChunkPartition<I> implements Partition {
        private final int index;
        private final Chunk<I> chunk;

        ChunkPartition(int index, Chunk<I> chunk) {
            this.index = index;
            this.chunk = chunk;
        }

        @Override
        public int index() {
            return index;
        }
    }

    /** The partitions of another RDD, a few of which are mapped. */
    private static final class OfPartitions<I, R> extends WaveRdd<I, R> {
        private final transient RDD<I> parent;
        private final ClassTag<I> tag;

        OfPartitions(RDD<I> parent, MapChunk<I, ?, R> mapChunk, long limitBytes, long wave) {
            super(parent.context(), List.of(new OneToOneDependency<>(parent)), mapChunk, limitBytes, wave);
            this.parent = parent;
            this.tag = parent.elementClassTag();
        }

        @Override
        public Partition[] getPartitions() {
            return parent.partitions();
        }

        @Override
        Chunk<I> chunk(Partition partition, TaskContext task) {
            return new ElementsChunk<>(firstParent(tag).iterator(partition, task));
        }
    }

    /** Runs on executors. The elements of a partition, read once. */
    private record ElementsChunk<I>(Iterator<I> elements) implements Chunk<I> {
        @Override
        public void forEach(InputReceiver<? super I> receiver) {
            boolean more = true;
            while (more && elements.hasNext()) {
                I element = elements.next();
                more = element instanceof Long number ? receiver.acceptLong(number) : receiver.accept(element);
            }
        }
    }
}

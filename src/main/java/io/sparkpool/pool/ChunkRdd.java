package io.sparkpool.pool;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.Dependency;
import org.apache.spark.Partition;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import scala.collection.Iterator;
import scala.collection.Iterator$;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;

/**
 * A wave as Spark sees it: each chunk is a partition, and what came of it is the partition's one element. Made on the
 * driver; {@link #compute} runs on executors. An RDD of its own, as Spark's for collections sends the chunk in parts
 * and describes itself in JSON, which takes longer than the lesson's tasks.
 */
final class ChunkRdd<I, R> extends RDD<ChunkResult<R>> {
    private final transient List<Chunk<I>> chunks;
    private final MapChunk<I, ?, R> mapChunk;
    private final long limitBytes;
    private final long wave;

    /**
     * Makes a partition of each chunk.
     *
     * @param limitBytes how many bytes the outputs of a chunk may need
     * @param wave what the wave is called where results are left
     */
    ChunkRdd(SparkContext context, List<Chunk<I>> chunks, MapChunk<I, ?, R> mapChunk, long limitBytes, long wave) {
        super(
                context,
                CollectionConverters.asScala(List.<Dependency<?>>of()).toSeq(),
                ClassTag$.MODULE$.apply(ChunkResult.class));
        this.chunks = chunks;
        this.mapChunk = mapChunk;
        this.limitBytes = limitBytes;
        this.wave = wave;
    }

    @Override
    public Partition[] getPartitions() {
        return IntStream.range(0, chunks.size())
                .mapToObj(index -> new ChunkPartition<>(index, chunks.get(index)))
                .toArray(Partition[]::new);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Iterator<ChunkResult<R>> compute(Partition partition, TaskContext task) {
        ChunkResult<R> result = mapChunk.apply(((ChunkPartition<I>) partition).chunk, limitBytes);
        return Handover.leave(wave, partition.index(), result)
                ? Iterator$.MODULE$.empty()
                : Iterator$.MODULE$.single(result);
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
}

package io.sparkpool.pool.task;

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
 * A wave as Spark sees it: what came of a chunk is the one element of a partition, in serialized form. Made on the driver; {@link #compute}
 * runs on executors. An RDD of its own, as Spark's for collections sends the chunk in parts and describes itself in
 * JSON, which takes longer than the lesson's tasks.
 */
public abstract class ChunkRdd<I, R> extends RDD<byte[]> {
    private final Serialized<ChunkMapper<I, ?, R>> mapChunk;
    private final SizeLimit room;
    private final long wave;

    private ChunkRdd(
            SparkContext context,
            List<Dependency<?>> parents,
            Serialized<ChunkMapper<I, ?, R>> mapChunk,
            SizeLimit room,
            long wave) {
        super(context, CollectionConverters.asScala(parents).toSeq(), ClassTag$.MODULE$.apply(byte[].class));
        this.mapChunk = mapChunk;
        this.room = room;
        this.wave = wave;
    }

    /**
     * Makes a partition of each chunk.
     *
     * @param room how many bytes the outputs of a chunk may need
     * @param wave what the wave is called where results are left
     */
    public static <I, R> ChunkRdd<I, R> of(
            SparkContext context,
            List<Chunk<I>> chunks,
            Serialized<ChunkMapper<I, ?, R>> mapChunk,
            SizeLimit room,
            long wave) {
        if (chunks.get(0) instanceof PartitionChunk<I> first) {
            if (first.rdd().context() != context) {
                throw new IllegalArgumentException(
                        "the RDD belongs to another Spark than the pool; map it with Pool.on of its context");
            }
            return new OfPartitions<>(first.rdd(), mapChunk, room, wave);
        }
        return new OfChunks<>(context, chunks, mapChunk, room, wave);
    }

    /** The partition that a chunk of the wave is. */
    public static int partition(List<? extends Chunk<?>> chunks, int position) {
        return chunks.get(position) instanceof PartitionChunk<?> chunk ? chunk.partition() : position;
    }

    /** The inputs of a partition. */
    abstract Chunk<I> chunk(Partition partition, TaskContext task);

    @Override
    public Iterator<byte[]> compute(Partition partition, TaskContext task) {
        ChunkMapper<I, ?, R> opened = mapChunk.open();
        ChunkResult<R> result = opened.apply(chunk(partition, task), room);
        return InProcessResults.leave(wave, partition.index(), result)
                ? Iterator$.MODULE$.empty()
                : Iterator$.MODULE$.single(opened.seal(result, room).bytes());
    }

    /** Chunks that travel in the tasks. */
    private static final class OfChunks<I, R> extends ChunkRdd<I, R> {
        private final transient List<Chunk<I>> chunks;

        OfChunks(
                SparkContext context,
                List<Chunk<I>> chunks,
                Serialized<ChunkMapper<I, ?, R>> mapChunk,
                SizeLimit room,
                long wave) {
            super(context, List.of(), mapChunk, room, wave);
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
    private static final class OfPartitions<I, R> extends ChunkRdd<I, R> {
        private final transient RDD<I> parent;
        private final ClassTag<I> tag;

        OfPartitions(RDD<I> parent, Serialized<ChunkMapper<I, ?, R>> mapChunk, SizeLimit room, long wave) {
            super(parent.context(), List.of(new OneToOneDependency<>(parent)), mapChunk, room, wave);
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

    /** The elements of a partition, read once. */
    private record ElementsChunk<I>(Iterator<I> elements) implements Chunk<I> {
        @Override
        public void forEach(InputReceiver<? super I> receiver) {
            boolean more = true;
            while (more && elements.hasNext()) {
                I element = elements.next();
                more = element instanceof Long number ? receiver.acceptLong(number) : receiver.accept(element);
            }
        }

        /** Spark may compute the partition in another order another time. */
        @Override
        public boolean isRepeatable() {
            return false;
        }
    }
}

package io.sparkpool.pool.task;

import io.sparkpool.message.UnreadableInputException;
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
 * A wave as an RDD: each partition is a chunk, and its only element is what the task sends to the driver. The
 * driver creates it; {@link #compute} runs on executors. Spark's own RDD of a collection would send a chunk in parts
 * and describe itself in JSON, which takes longer than the tasks of a small map.
 */
public abstract class ChunkRdd<I, R> extends RDD<byte[]> {
    private final Serialized<ChunkMapper<I, ?, R>> mapper;
    private final SizeLimit limit;
    private final long wave;

    private ChunkRdd(
            SparkContext context,
            List<Dependency<?>> parents,
            Serialized<ChunkMapper<I, ?, R>> mapper,
            SizeLimit limit,
            long wave) {
        super(context, CollectionConverters.asScala(parents).toSeq(), ClassTag$.MODULE$.apply(byte[].class));
        this.mapper = mapper;
        this.limit = limit;
        this.wave = wave;
    }

    /**
     * Returns an RDD in which each chunk is a partition.
     *
     * @param limit how many bytes the outputs of a chunk may need
     * @param wave the number of the wave's {@link InProcessResults}
     */
    public static <I, R> ChunkRdd<I, R> of(
            SparkContext context,
            List<Chunk<I>> chunks,
            Serialized<ChunkMapper<I, ?, R>> mapper,
            SizeLimit limit,
            long wave) {
        if (chunks.get(0) instanceof PartitionChunk<I> first) {
            if (first.rdd().context() != context) {
                throw new IllegalArgumentException(
                        "the RDD belongs to another Spark than the pool; map it with a pool that Pool.on returns for its context");
            }
            return new OfPartitions<>(first.rdd(), mapper, limit, wave);
        }
        return new OfChunks<>(context, chunks, mapper, limit, wave);
    }

    /** Returns the partition of the chunk at a position of the wave. */
    public static int partition(List<? extends Chunk<?>> chunks, int position) {
        return chunks.get(position) instanceof PartitionChunk<?> chunk ? chunk.partition() : position;
    }

    /** Returns the inputs of a partition. */
    abstract Chunk<I> chunk(Partition partition, TaskContext task);

    @Override
    public Iterator<byte[]> compute(Partition partition, TaskContext task) {
        return Iterator$.MODULE$.single(run(partition, task));
    }

    private byte[] run(Partition partition, TaskContext task) {
        TaskTimer timer = new TaskTimer(task);
        ChunkMapper<I, ?, R> chunkMapper = mapper.open();
        timer.opened();
        ChunkResult<R> result = chunkMapper.map(chunk(partition, task), limit);
        timer.mapped();
        if (InProcessResults.leave(wave, partition.index(), result)) {
            return TaskOutput.left(timer.left());
        }
        byte[] serialized = chunkMapper.serialize(result, limit).bytes();
        return TaskOutput.of(serialized, timer.serialized());
    }

    /** Chunks that are sent with their tasks. */
    private static final class OfChunks<I, R> extends ChunkRdd<I, R> {
        private final transient List<Chunk<I>> chunks;

        OfChunks(
                SparkContext context,
                List<Chunk<I>> chunks,
                Serialized<ChunkMapper<I, ?, R>> mapper,
                SizeLimit limit,
                long wave) {
            super(context, List.of(), mapper, limit, wave);
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

    /** A partition that is sent with its chunk. */
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

    /**
     * A partition of an RDD, as a chunk on the driver. It is not sent: the task that maps it reads the partition
     * through Spark.
     *
     * @param rdd the RDD
     * @param partition the partition's index
     */
    public record PartitionChunk<I>(RDD<I> rdd, int partition) implements Chunk<I> {
        @Override
        public void forEach(InputReceiver<? super I> receiver) {
            throw new AssertionError("the task that maps a partition reads it");
        }

        /** The partitions before would have to be computed twice, and Spark may do so in another order. */
        @Override
        public Chunk<I> startingAt(long index) throws UnreadableInputException {
            throw new UnreadableInputException(
                    "an RDD does not tell the index of an input, which the function takes; map the pairs that zipWithIndex() of the RDD returns, with a function of a pair");
        }

        @Override
        public String whenTooLarge() {
            return "give the RDD more partitions, or the driver more memory";
        }
    }

    /** The partitions of another RDD, some of which are mapped. */
    private static final class OfPartitions<I, R> extends ChunkRdd<I, R> {
        private final transient RDD<I> parent;
        private final ClassTag<I> tag;

        OfPartitions(RDD<I> parent, Serialized<ChunkMapper<I, ?, R>> mapper, SizeLimit limit, long wave) {
            super(parent.context(), List.of(new OneToOneDependency<>(parent)), mapper, limit, wave);
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

    /** The elements of a partition, which can be read once. */
    private record ElementsChunk<I>(Iterator<I> elements) implements Chunk<I> {
        @Override
        public void forEach(InputReceiver<? super I> receiver) {
            boolean more = true;
            while (more && elements.hasNext()) {
                more = pass(elements.next(), receiver);
            }
        }

        private static <I> boolean pass(I element, InputReceiver<? super I> receiver) {
            if (element instanceof RejectedRecord rejected) {
                return receiver.reject(rejected.text(), rejected.reason());
            }
            return element instanceof Long number ? receiver.acceptLong(number) : receiver.accept(element);
        }

        /** Spark may compute the partition again in another order. */
        @Override
        public boolean isRepeatable() {
            return false;
        }
    }
}

package io.sparkpool.pool;

import java.util.Objects;
import java.util.Optional;
import org.apache.spark.rdd.RDD;

/** Driver only. The elements of an RDD, whose partitions are the chunks. */
final class RddInputs<I> implements Inputs<I> {
    private final RDD<I> rdd;

    RddInputs(RDD<I> rdd) {
        this.rdd = Objects.requireNonNull(rdd, "rdd is null");
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public Chunks<I> chunks() {
        return new PartitionChunks();
    }

    private final class PartitionChunks implements Chunks<I> {
        private int next;

        @Override
        public Optional<Chunk<I>> next(int size, long mostBytes) {
            return next < partitions() ? Optional.of(new PartitionChunk<>(rdd, next++)) : Optional.empty();
        }
    }

    /** Where the RDD reads files, Spark looks for them now, and throws without declaring it. */
    private int partitions() {
        try {
            return rdd.getNumPartitions();
        } catch (Exception e) {
            throw e instanceof RuntimeException unchecked ? unchecked : PoolException.ofInputs(e);
        }
    }

    /** Driver only. A partition as a chunk: Spark knows how to get at its elements. */
    record PartitionChunk<I>(RDD<I> rdd, int partition) implements Chunk<I> {
        @Override
        public void forEach(InputReceiver<? super I> receiver) {
            throw new AssertionError("a partition is read by the task that maps it");
        }

        @Override
        public String whenTooLarge() {
            return "give the RDD more partitions, or the driver more memory";
        }
    }
}

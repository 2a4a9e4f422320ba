package io.sparkpool.pool;

import io.sparkpool.pool.task.Chunk;
import io.sparkpool.pool.task.PartitionChunk;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.rdd.RDD;

/** The elements of an RDD, whose partitions are the chunks. */
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
}

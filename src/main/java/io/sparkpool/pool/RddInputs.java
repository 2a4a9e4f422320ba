package io.sparkpool.pool;

import io.sparkpool.pool.task.Chunk;
import io.sparkpool.pool.task.ChunkRdd.PartitionChunk;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.rdd.RDD;

/** The elements of an RDD, whose partitions are the chunks. */
record RddInputs<I>(RDD<I> rdd) implements Inputs<I> {
    RddInputs {
        Objects.requireNonNull(rdd, "rdd is null");
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public Chunks<I> chunks() {
        return new PartitionChunks<>(rdd);
    }

    private static final class PartitionChunks<I> implements Chunks<I> {
        private final RDD<I> rdd;
        private int next;

        PartitionChunks(RDD<I> rdd) {
            this.rdd = rdd;
        }

        @Override
        public Optional<Chunk<I>> next(int size, long maxBytes) {
            return next < partitions() ? Optional.of(new PartitionChunk<>(rdd, next++)) : Optional.empty();
        }

        /** Returns the number of partitions. An RDD of files searches for the files now, which may fail. */
        private int partitions() {
            try {
                return rdd.getNumPartitions();
            } catch (Exception e) { // Scala throws checked exceptions without declaring them
                throw PoolException.ofInputs(e);
            }
        }
    }
}

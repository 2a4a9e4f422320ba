package io.sparkpool.pool.task;

import org.apache.spark.rdd.RDD;

/**
 * A partition of an RDD as a chunk. It does not travel: the task that maps it reads the partition's elements through Spark.
 *
 * @param rdd the RDD, on the driver
 * @param partition the partition's index
 */
public record PartitionChunk<I>(RDD<I> rdd, int partition) implements Chunk<I> {
    @Override
    public void forEach(InputReceiver<? super I> receiver) {
        throw new AssertionError("a partition is read by the task that maps it");
    }

    @Override
    public String whenTooLarge() {
        return "give the RDD more partitions, or the driver more memory";
    }
}

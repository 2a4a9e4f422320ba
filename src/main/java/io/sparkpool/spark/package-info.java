/**
 * Starting Spark and waiting for a cluster: for a master that answers, for executors that come, for those that are lost.
 * Start reading at {@link io.sparkpool.spark.SharedSpark}, which gives each pool of this process its share of one Spark;
 * {@link io.sparkpool.spark.StandaloneMaster} exchanges messages with a standalone cluster. Knows the names of settings
 * from {@code config}, and nothing of pools.
 */
package io.sparkpool.spark;

/**
 * Starts Spark, and waits for a cluster: until its master answers, and until executors come or replace lost ones. Start
 * reading at {@link io.sparkpool.spark.SharedSpark}, which gives each pool of this process its share of one Spark;
 * {@link io.sparkpool.spark.StandaloneMaster} exchanges messages with a standalone cluster. Knows the names of settings
 * from {@code config}, and nothing of pools.
 */
package io.sparkpool.spark;

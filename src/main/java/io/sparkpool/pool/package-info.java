/**
 * The pool: an ordered, exact, parallel map on Spark. Inputs are cut into chunks, a few chunks make a wave, one Spark
 * job maps a wave, at most two waves are in flight, and what comes back is handed on in the order of the inputs, or by
 * {@code imapUnordered} as each chunk completes. Knows Spark, the Java library and, of this project, packages
 * {@code cluster} and {@code text} only.
 *
 * <p>Start reading at {@link io.sparkpool.pool.Pool}. A call of it makes a {@code MapPlan}; {@code Calls} knows those
 * under way. On the driver {@code Waves} cuts {@link io.sparkpool.pool.Inputs} to a {@code ChunkSize} and submits each
 * {@code Wave}, {@code ResultOrder} says which result is next, and {@code ResultTracker} keeps the books. On executors {@code
 * MapChunk} maps a chunk by a {@code ChunkTask}, and an {@link io.sparkpool.pool.task.Encoder} puts its outputs together.
 */
package io.sparkpool.pool;

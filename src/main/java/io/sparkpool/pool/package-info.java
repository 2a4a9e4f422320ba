/**
 * The pool: an ordered, exact, parallel map on Spark. All of it runs on the driver; what tasks run is in
 * {@code pool.task}. Start reading at {@link io.sparkpool.pool.Pool}: a method makes a {@code MapPlan} and begins a
 * {@code Call}. {@code Waves} cuts the {@link io.sparkpool.pool.Inputs} into chunks of a {@code ChunkSize} and submits
 * each {@code Wave} as a Spark job, at most two at a time. {@code ResultOrder} decides which result comes next,
 * {@code ResultTracker} counts and finds the failure that ends the map, and {@link io.sparkpool.pool.ChunkResults}
 * hands the results to the caller.
 */
package io.sparkpool.pool;

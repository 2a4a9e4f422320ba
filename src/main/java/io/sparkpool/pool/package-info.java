/**
 * The pool: an ordered, exact, parallel map on Spark. Inputs are cut into chunks, a few chunks make a wave, one Spark
 * job maps a wave, at most two waves are in flight, and what comes back is handed on in the order of the inputs. Start
 * reading at {@link io.sparkpool.pool.Pool}, then {@code Waves} (driver) and {@code ChunkRun} (executors). Knows Spark
 * and the Java library, nothing else of this project.
 */
package io.sparkpool.pool;

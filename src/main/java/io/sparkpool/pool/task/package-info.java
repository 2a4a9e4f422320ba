/**
 * What tasks run on executors: a task takes one chunk of inputs, applies the function to each of them, and returns one
 * result. Start reading at {@link io.sparkpool.pool.task.ChunkMapper}: the {@link io.sparkpool.pool.task.Shape} of the
 * function runs a {@code ChunkTask} over a {@link io.sparkpool.pool.task.Chunk}, an {@link
 * io.sparkpool.pool.task.Encoder} collects the outputs, and a {@link io.sparkpool.pool.task.ChunkResult} carries them, or
 * a {@link io.sparkpool.pool.task.Failure}, to the driver. What is sent is small. This package does not use the classes
 * of the driver.
 */
package io.sparkpool.pool.task;

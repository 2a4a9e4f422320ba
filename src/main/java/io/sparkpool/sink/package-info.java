/**
 * Where the outputs of a job go. On executors {@code TextEncoding} renders outputs to the bytes that Python prints; all
 * other classes run on the driver, which writes those bytes in order, and failing inputs to a file. Start reading at
 * {@link io.sparkpool.sink.Sink} and {@link io.sparkpool.sink.SinkKind}.
 */
package io.sparkpool.sink;

/**
 * What a job writes. Executors render each chunk's outputs to bytes, exactly as Python prints them; the driver writes
 * the blocks of bytes in order. Start reading at {@link io.sparkpool.sink.TextOutput}.
 */
package io.sparkpool.sink;

package io.sparkpool.pool;

import io.sparkpool.pool.task.TaskTimes;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Receives what happens in the maps of a pool, see {@link Pool#withProgress}.
 *
 * <p>Several threads call it, also those of Spark's scheduler, so an implementation is safe for use by several threads
 * and returns soon. It cannot influence a map: the first exception that it throws is
 * logged, later ones are not. A chunk is submitted, completed and delivered,
 * in this order; chunks complete in any order. If there is not enough room for the outputs of a chunk, the chunk is mapped in several parts:
 * for each of them there is one event of each kind. Points in time are in microseconds since 1970, by the driver's clock.
 */
public interface ProgressListener {
    /**
     * A map begins.
     *
     * @param function the function's name in messages
     * @param inputs the exact or estimated number of inputs; empty if it is not known
     * @param cores how many tasks run at once
     */
    record Started(String function, OptionalLong inputs, int cores) {
        /** Checks that nothing is missing. */
        public Started {
            Objects.requireNonNull(function, "function is null");
            Objects.requireNonNull(inputs, "inputs is null");
        }
    }

    /**
     * A wave was submitted.
     *
     * @param wave its number, from 0
     * @param firstChunk the number of its first chunk
     * @param chunks how many chunks it has
     * @param atMicros when it was submitted
     */
    record Submitted(long wave, long firstChunk, int chunks, long atMicros) {}

    /**
     * The result of a chunk, or of a part of it, has arrived at the driver.
     *
     * @param wave the number of its wave
     * @param chunk the number of the chunk, from 0
     * @param inputs how many inputs were mapped, or failed without ending the map
     * @param outputs how many outputs they have
     * @param failed how many of the inputs failed
     * @param retries how many times inputs were tried again
     * @param bytes about how many bytes the outputs need
     * @param submittedMicros when the wave was submitted
     * @param arrivedMicros when the result arrived
     * @param times what the task measured
     */
    record Completed(
            long wave,
            long chunk,
            long inputs,
            long outputs,
            long failed,
            long retries,
            long bytes,
            long submittedMicros,
            long arrivedMicros,
            TaskTimes times) {
        /** Checks that nothing is missing. */
        public Completed {
            Objects.requireNonNull(times, "times is null");
        }
    }

    /**
     * The outputs of a chunk, or of a part of it, were handed on.
     *
     * @param chunk the number of the chunk, from 0
     * @param firstInput how many inputs were handed on before; in a map that is in order, the index of the first input
     * @param inputs how many inputs were mapped or quarantined
     * @param outputs how many outputs they have
     * @param atMicros when they were handed on
     */
    record Delivered(long chunk, long firstInput, long inputs, long outputs, long atMicros) {}

    /** Called before the first chunk is submitted. */
    default void started(Started map) {}

    /** Called when a wave was submitted. */
    default void submitted(Submitted wave) {}

    /**
     * Called when all inputs have been submitted.
     *
     * @param atMicros when that was known
     */
    default void allSubmitted(long atMicros) {}

    /** Called when the result of a chunk has arrived. */
    default void completed(Completed chunk) {}

    /** Called when the outputs of a chunk were handed on. */
    default void delivered(Delivered chunk) {}
}

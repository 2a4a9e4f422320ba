package io.sparkpool.pool;

import io.sparkpool.pool.task.ChunkResult;
import io.sparkpool.pool.task.TaskTimes;

/** Tells listeners of a wave, which was submitted when this object was created. Safe for use by several threads. */
final class WaveEvents {
    private final long wave;
    private final long firstChunk;
    private final Listeners listeners;
    private final long submittedMicros = Listeners.nowMicros();

    /**
     * Tells the listeners that the wave is submitted.
     *
     * @param wave its number, from 0
     * @param firstChunk the number of its first chunk
     * @param chunks how many chunks it has
     */
    WaveEvents(long wave, long firstChunk, int chunks, Listeners listeners) {
        this.wave = wave;
        this.firstChunk = firstChunk;
        this.listeners = listeners;
        listeners.tell(
                ProgressListener::submitted,
                () -> new ProgressListener.Submitted(wave, firstChunk, chunks, submittedMicros));
    }

    /** Tells the listeners that the result of the chunk at a position of the wave has arrived. */
    void completed(int position, ChunkResult<?> result, TaskTimes times, long arrivedMicros) {
        listeners.tell(
                ProgressListener::completed,
                () -> new ProgressListener.Completed(
                        wave,
                        firstChunk + position,
                        result.inputs(),
                        result.outputCount(),
                        result.failures().size(),
                        result.retries(),
                        result.bytes(),
                        submittedMicros,
                        arrivedMicros,
                        times));
    }
}

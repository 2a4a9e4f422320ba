package io.sparkpool.pool;

import io.sparkpool.pool.task.ChunkResult;
import java.time.Duration;

/**
 * Computes chunk sizes as Python does, limited by measurements of the results so far: a task should take half a second,
 * and its outputs should need a few megabytes. Until there is a result, chunks are small and few. If the driver has no room for the outputs of four
 * chunks for each core, waves have fewer chunks, not tiny ones. The last wave shares out the remaining inputs evenly.
 * Outputs never depend on the chunk size.
 */
final class AdaptiveChunkSize implements ChunkSize {
    /** The maximum number of inputs of a chunk. */
    static final int MAX_INPUTS = 1 << 18;

    /** The size of the first chunks: several inputs show better than one how long an input takes. */
    static final int FEW_AT_FIRST = 1 << 4;

    /** The size of the first chunks if the first output should not wait for others. */
    static final int ONE_AT_FIRST = 1;

    private static final int TARGET_BYTES = 1 << 21;
    private static final double TARGET_NANOS = Duration.ofMillis(500).toNanos();

    /** The driver needs longer to read this many bytes than to schedule their task. */
    private static final int MIN_BYTES = 1 << 18;

    private final long waveBytes;
    private final int firstSize;
    private long remaining;

    /** Whether the size is known: from a result, or because there are few inputs. */
    private boolean known;

    private double bytesPerRecord;
    private double nanosPerRecord;

    /**
     * Creates a chunk size for a new map.
     *
     * @param inputs the exact or estimated number of inputs; {@code Long.MAX_VALUE} if it is unknown. Then the first
     *     chunks have one input, so that a few slow inputs do not share a task
     * @param maxAtFirst the maximum number of inputs of a chunk as long as there is no result
     * @param waveBytes how many bytes the outputs of a wave may need
     */
    AdaptiveChunkSize(long inputs, int maxAtFirst, int cores, long waveBytes) {
        this.waveBytes = waveBytes;
        this.remaining = inputs;
        this.firstSize = inputs == Long.MAX_VALUE ? 1 : maxAtFirst;
        this.known = ChunkSize.inputsByPython(inputs, cores) <= firstSize;
    }

    @Override
    public int chunksOfNextWave(int cores) {
        return known ? ChunkSize.chunksThatFit(cores, minBytes(), waveBytes) : cores;
    }

    @Override
    public int inputsOfNextWave(int cores) {
        if (!known) {
            return firstSize;
        }
        double roomBytes = (double) waveBytes / ChunkSize.HEADROOM / chunksOfNextWave(cores);
        double size = Math.min(wantedInputs(), roomBytes / bytesPerRecord);
        boolean overrun = remaining <= 0; // there are more inputs than estimated
        return (int) Math.max(1, overrun ? size : Math.min(size, ChunkSize.inputsByPython(remaining, cores)));
    }

    /** Returns the bytes below which a chunk would be too small; it always has room for one output. */
    private double minBytes() {
        return Math.max(bytesPerRecord, Math.min(MIN_BYTES, wantedInputs() * bytesPerRecord));
    }

    private double wantedInputs() {
        return Math.min(MAX_INPUTS, Math.min(TARGET_BYTES / bytesPerRecord, TARGET_NANOS / nanosPerRecord));
    }

    @Override
    public long maxInputBytes() {
        return TARGET_BYTES;
    }

    @Override
    public void cut(int inputs) {
        remaining -= inputs;
    }

    /** The latest result counts as much as all before it. A chunk without records counts as one record. */
    @Override
    public void observe(ChunkResult<?> result) {
        if (result.extent() == ChunkResult.Extent.BEGINNING && result.records() == 0) {
            return; // another part of the chunk has records
        }
        double weight = bytesPerRecord > 0 ? 0.5 : 1;
        long records = Math.max(1, result.records());
        bytesPerRecord += weight * (Math.max(1.0, result.bytes()) / records - bytesPerRecord);
        nanosPerRecord += weight * (result.nanosPerRecord() - nanosPerRecord);
        known = true;
    }
}

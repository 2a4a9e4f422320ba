package io.sparkpool.pool;

import io.sparkpool.pool.task.ChunkResult;
import java.time.Duration;

/**
 * Python's rule, held back by what the results tell: a task should take half a second, and its outputs a
 * few megabytes. Until there is a result the chunks are small and few. Where the driver has no room for the outputs of
 * four chunks for each core, waves have fewer chunks rather than tiny ones. What is left for the last wave is shared out
 * evenly. Outputs never depend on it.
 */
final class AdaptiveChunkSize implements ChunkSize {
    /** The most inputs of a chunk. */
    static final int MAX = 1 << 18;

    /** A few inputs tell more of how long one takes than the first one alone. */
    static final int FEW_AT_FIRST = 1 << 4;

    /** The first output need not wait for others. */
    static final int ONE_AT_FIRST = 1;

    private static final int TARGET_BYTES = 1 << 21;
    private static final double TARGET_NANOS = Duration.ofMillis(500).toNanos();

    /** So many bytes take the driver longer than the scheduling of their task. */
    private static final int MIN_BYTES = 1 << 18;

    private final long waveBytes;
    private final int firstSize;
    private long remaining;
    private boolean known;
    private double bytesPerRecord;
    private double nanosPerRecord;

    /**
     * Starts with nothing known.
     *
     * @param inputs how many there are, exactly or about; {@code Long.MAX_VALUE} where nobody knows, and the first chunks
     *     have one input, so that a few slow ones do not share a task
     * @param mostAtFirst the most inputs of a chunk as long as there is no result
     * @param waveBytes how many bytes the outputs of a wave may need
     */
    AdaptiveChunkSize(long inputs, int mostAtFirst, int cores, long waveBytes) {
        this.waveBytes = waveBytes;
        this.remaining = inputs;
        this.firstSize = inputs == Long.MAX_VALUE ? 1 : mostAtFirst;
        this.known = ChunkSize.inputsByPython(inputs, cores) <= firstSize;
    }

    @Override
    public int chunksOfNextWave(int cores) {
        return known ? ChunkSize.chunksThatFit(cores, leastBytes(), waveBytes) : cores;
    }

    @Override
    public int inputsOfNextWave(int cores) {
        if (!known) {
            return firstSize;
        }
        double roomBytes = (double) waveBytes / ChunkSize.HEADROOM / chunksOfNextWave(cores);
        double size = Math.min(wantedInputs(), roomBytes / bytesPerRecord);
        boolean overrun = remaining <= 0; // there are more inputs than were estimated
        return (int) Math.max(1, overrun ? size : Math.min(size, ChunkSize.inputsByPython(remaining, cores)));
    }

    /** An output cannot be cut. */
    private double leastBytes() {
        return Math.max(bytesPerRecord, Math.min(MIN_BYTES, wantedInputs() * bytesPerRecord));
    }

    private double wantedInputs() {
        return Math.min(MAX, Math.min(TARGET_BYTES / bytesPerRecord, TARGET_NANOS / nanosPerRecord));
    }

    @Override
    public long mostInputBytes() {
        return TARGET_BYTES;
    }

    @Override
    public void cut(int inputs) {
        remaining -= inputs;
    }

    /** Of what is known the latest counts half. A chunk without records counts as one record. */
    @Override
    public void observe(ChunkResult<?> result) {
        if (result.extent() == ChunkResult.Extent.BEGINNING && result.records() == 0) {
            return; // the rest of the chunk will tell
        }
        double weight = bytesPerRecord > 0 ? 0.5 : 1;
        long records = Math.max(1, result.records());
        bytesPerRecord += weight * (Math.max(1.0, result.bytes()) / records - bytesPerRecord);
        nanosPerRecord += weight * (result.nanosPerRecord() - nanosPerRecord);
        known = true;
    }
}

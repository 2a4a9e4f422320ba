package io.sparkpool.pool;

import io.sparkpool.pool.task.ChunkResult;
import io.sparkpool.pool.task.SizeLimit;

/** Decides how many chunks the next wave has, and how many inputs each of them. Not thread-safe. */
interface ChunkSize {
    /** How many times as many bytes as expected the outputs of a wave may need. */
    int HEADROOM = 4;

    /** A result fills at most a quarter of the bytes of a wave, as up to four copies of it exist for a moment. */
    int MIN_RESULTS_PER_WAVE = 4;

    long MAX_RESULT_BYTES = 1 << 30;

    /** Returns the maximum number of chunks of the next wave. */
    int chunksOfNextWave(int cores);

    /** Returns the maximum number of inputs of each chunk of the next wave. */
    int inputsOfNextWave(int cores);

    /** Returns how many bytes the inputs of a chunk may need, if they are sent with the task. */
    long maxInputBytes();

    /**
     * Notes that a chunk was cut.
     *
     * @param inputs how many inputs it was to have
     */
    void cut(int inputs);

    /** Notes the result of a chunk. */
    void observe(ChunkResult<?> result);

    /**
     * Returns the number of chunks by Python's rule, which makes four chunks for each core from any number of inputs.
     */
    static int chunksByPython(int cores) {
        return Math.multiplyExact(4, cores);
    }

    /** Returns the number of chunks by Python's rule, but no more than the driver has room for. */
    static int chunksThatFit(int cores, double bytesOfChunk, long waveBytes) {
        double fitting = Math.max(1, waveBytes / (HEADROOM * Math.max(1, bytesOfChunk)));
        return (int) Math.min(chunksByPython(cores), fitting);
    }

    /** Returns the number of inputs of a chunk by Python's rule, rounded up. */
    static long inputsByPython(long inputs, int cores) {
        long chunks = chunksByPython(cores);
        return Math.max(1, inputs / chunks + (inputs % chunks == 0 ? 0 : 1));
    }

    /** Returns how many bytes the outputs of a wave may need. Two waves use at most half of the driver's heap. */
    static long waveBytes() {
        return Runtime.getRuntime().maxMemory() / 2 / Waves.MAX_IN_FLIGHT;
    }

    /** Returns the limit of the outputs of a chunk in a wave of this many chunks. */
    static SizeLimit limit(int chunksInWave) {
        return new SizeLimit(maxResultBytes(chunksInWave), maxResultBytes(1));
    }

    private static long maxResultBytes(int chunksInWave) {
        return Math.min(waveBytes() / Math.max(MIN_RESULTS_PER_WAVE, chunksInWave), MAX_RESULT_BYTES);
    }
}

package io.sparkpool.pool;

import io.sparkpool.pool.task.ChunkResult;

/** Cuts inputs to size: how many chunks the next wave has, and how many inputs each of them. */
interface ChunkSize {
    /** How many times the bytes that are expected of a chunk there is room for. */
    int HEADROOM = 4;

    /** The most chunks of the next wave. */
    int chunksOfNextWave(int cores);

    /** The most inputs of each of them. */
    int inputsOfNextWave(int cores);

    /** The most bytes that the inputs of each of them may need, where inputs travel. */
    long mostInputBytes();

    /**
     * Takes note of a chunk that was cut.
     *
     * @param inputs how many inputs it was to have
     */
    void cut(int inputs);

    /** Takes note of what came of a chunk. */
    void observe(ChunkResult<?> result);

    /** Python's rule makes four chunks for each core, of any number of inputs. */
    static int chunksByPython(int cores) {
        return Math.multiplyExact(4, cores);
    }

    /** Python's rule, as far as the driver has room for outputs of that size. */
    static int chunksThatFit(int cores, double bytesOfChunk, long waveBytes) {
        double fitting = Math.max(1, waveBytes / (HEADROOM * Math.max(1, bytesOfChunk)));
        return (int) Math.min(chunksByPython(cores), fitting);
    }

    /** Python's rule, rounded up. */
    static long inputsByPython(long inputs, int cores) {
        long chunks = chunksByPython(cores);
        return Math.max(1, inputs / chunks + (inputs % chunks == 0 ? 0 : 1));
    }
}

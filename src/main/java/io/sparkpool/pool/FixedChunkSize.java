package io.sparkpool.pool;

import io.sparkpool.pool.task.ChunkResult;

/** The chunk size that the user has set. The number of chunks of a wave still depends on the room for their outputs. */
final class FixedChunkSize implements ChunkSize {
    /** The maximum number of chunks of the first waves, unless there are more cores. */
    private static final int FIRST_CHUNKS = 64;

    private final int inputs;
    private final long waveBytes;

    /** The bytes of the largest result so far; 0 if there is none. */
    private long largestBytes;

    /**
     * Creates a chunk size for a new map.
     *
     * @param inputs how many inputs a chunk has, at least 1
     * @param waveBytes how many bytes the outputs of a wave may need
     */
    FixedChunkSize(int inputs, long waveBytes) {
        this.inputs = inputs;
        this.waveBytes = waveBytes;
    }

    @Override
    public int chunksOfNextWave(int cores) {
        return largestBytes == 0
                ? Math.min(ChunkSize.chunksByPython(cores), Math.max(cores, FIRST_CHUNKS))
                : ChunkSize.chunksThatFit(cores, largestBytes, waveBytes);
    }

    @Override
    public int inputsOfNextWave(int cores) {
        return inputs;
    }

    @Override
    public long maxInputBytes() {
        return Long.MAX_VALUE;
    }

    @Override
    public void cut(int cut) {}

    @Override
    public void observe(ChunkResult<?> result) {
        largestBytes = Math.max(largestBytes, result.bytes());
    }
}

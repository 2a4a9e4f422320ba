package io.sparkpool.pool;

import io.sparkpool.pool.task.ChunkResult;

/** The size that the user says. How many chunks a wave has still depends on what there is room for. */
final class FixedChunkSize implements ChunkSize {
    /** The most chunks of the first waves, unless there are more cores. */
    private static final int FIRST_CHUNKS = 64;

    private final int inputs;
    private final long waveBytes;
    private long mostBytes;

    /**
     * Starts with nothing known.
     *
     * @param waveBytes how many bytes the outputs of a wave may need
     */
    FixedChunkSize(int inputs, long waveBytes) {
        if (inputs < 1) {
            throw new IllegalArgumentException("chunkSize is %d; a chunk has at least 1 input".formatted(inputs));
        }
        this.inputs = inputs;
        this.waveBytes = waveBytes;
    }

    @Override
    public int chunksOfNextWave(int cores) {
        return mostBytes == 0
                ? Math.min(ChunkSize.chunksByPython(cores), Math.max(cores, FIRST_CHUNKS))
                : ChunkSize.chunksThatFit(cores, mostBytes, waveBytes);
    }

    @Override
    public int inputsOfNextWave(int cores) {
        return inputs;
    }

    @Override
    public long mostInputBytes() {
        return Long.MAX_VALUE;
    }

    @Override
    public void cut(int cut) {}

    @Override
    public void observe(ChunkResult<?> result) {
        mostBytes = Math.max(mostBytes, result.bytes());
    }
}

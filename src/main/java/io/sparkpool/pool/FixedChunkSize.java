package io.sparkpool.pool;

/** Driver only. The size that the user says. */
record FixedChunkSize(int inputs) implements ChunkSize {
    FixedChunkSize {
        if (inputs < 1) {
            throw new IllegalArgumentException("chunkSize is %d; a chunk has at least 1 input".formatted(inputs));
        }
    }

    @Override
    public int chunksOfNextWave(int cores) {
        return ChunkSize.chunksByPython(cores);
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
    public void observe(ChunkResult<?> result) {}
}

package io.sparkpool.pool;

/** Driver only. How many inputs a chunk has where the user does not say. */
final class ChunkSize {
    /** Keeps a chunk's result at a few megabytes. */
    static final int MAX = 1 << 18;

    private static final int CHUNKS_PER_CORE = 4;

    private ChunkSize() {}

    /**
     * The rule of Python's {@code Pool.map}: four chunks for each core, rounded up, here with a limit on the size.
     *
     * @param inputs how many inputs there are, at least 0
     * @param cores how many cores share them, at least 1
     * @return inputs in a chunk, from 1 to {@link #MAX}
     */
    static int of(long inputs, int cores) {
        long chunks = (long) CHUNKS_PER_CORE * cores;
        long size = inputs / chunks + (inputs % chunks == 0 ? 0 : 1);
        return (int) Math.max(1, Math.min(size, MAX));
    }
}

package io.sparkpool.pool;

/**
 * Driver only. How many inputs the next chunk has: what the user says, or Python's rule, held back until the first
 * results tell how large outputs are, so that a chunk's result stays at a few megabytes. Outputs never depend on it.
 */
final class ChunkSize {
    /** The most inputs of a chunk where the user does not say. */
    static final int MAX = 1 << 18;

    /** The most inputs of a chunk as long as no result is known. */
    static final int FIRST = 1 << 8;

    private static final int CHUNKS_PER_CORE = 4;
    private static final int TARGET_BYTES = 8 << 20;

    /** How many times the target a chunk may need before it is too large. */
    private static final int HEADROOM = 4;

    private final int most;
    private final double targetBytes;
    private int next;

    private ChunkSize(int most, int first, double targetBytes) {
        this.most = most;
        this.next = first;
        this.targetBytes = targetBytes;
    }

    /** Always this many. */
    static ChunkSize fixed(int inputs) {
        if (inputs < 1) {
            throw new IllegalArgumentException("chunkSize is %d; a chunk has at least 1 input".formatted(inputs));
        }
        return new ChunkSize(inputs, inputs, Double.POSITIVE_INFINITY);
    }

    /**
     * By the rule of Python's {@code Pool.map}, and by what results turn out to need.
     *
     * @param limitBytes how many bytes the outputs of a chunk may need
     */
    static ChunkSize automatic(long inputs, int cores, long limitBytes) {
        int most = byPython(inputs, cores);
        return new ChunkSize(most, Math.min(most, FIRST), Math.min(TARGET_BYTES, limitBytes / HEADROOM));
    }

    /** Four chunks for each core, rounded up, here with a limit. */
    static int byPython(long inputs, int cores) {
        long chunks = (long) CHUNKS_PER_CORE * cores;
        long size = inputs / chunks + (inputs % chunks == 0 ? 0 : 1);
        return (int) Math.max(1, Math.min(size, MAX));
    }

    int next() {
        return next;
    }

    /**
     * Learns from a chunk.
     *
     * @param inputs how many inputs it had
     * @param bytes how many bytes its outputs need
     */
    void observe(long inputs, long bytes) {
        if (inputs > 0) {
            next = (int) Math.max(1, Math.min(most, targetBytes * inputs / Math.max(bytes, 1)));
        }
    }
}

package io.sparkpool.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Driver only. Runs the chunks wave by wave and hands on what came of each, in order. A wave is one Spark job of a few
 * chunks for each core. Two waves are under way at once, so that the cores have work while one wave's last tasks end and
 * while its results are used; the next one starts when those are used up. The driver never holds more than two. Not
 * thread-safe.
 */
final class Waves<I, R> implements Iterator<Wave.Mapped<I, R>>, AutoCloseable {
    static final int MAX_IN_FLIGHT = 2;
    static final int CHUNKS_PER_CORE = 4;

    private final JavaSparkContext context;
    private final Chunks<I> chunks;
    private final ChunkSize chunkSize;
    private final MapChunk<I, ?, R> mapChunk;
    private final int chunksPerWave;
    private final Deque<Wave<I, R>> inFlight = new ArrayDeque<>();

    Waves(JavaSparkContext context, Chunks<I> chunks, ChunkSize chunkSize, MapChunk<I, ?, R> mapChunk, int cores) {
        this.context = context;
        this.chunks = chunks;
        this.chunkSize = chunkSize;
        this.mapChunk = mapChunk;
        this.chunksPerWave = Math.multiplyExact(CHUNKS_PER_CORE, cores);
    }

    /** Starts what may be started; whether there is a result to wait for. */
    @Override
    public boolean hasNext() {
        if (!inFlight.isEmpty() && inFlight.getFirst().isUsedUp()) {
            inFlight.removeFirst();
        }
        while (inFlight.size() < MAX_IN_FLIGHT) {
            List<Chunk<I>> wave = cutWave();
            if (wave.isEmpty()) {
                break;
            }
            inFlight.addLast(new Wave<>(context, wave, mapChunk.limitedTo(limitBytes(wave.size()))));
        }
        return !inFlight.isEmpty();
    }

    @Override
    public Wave.Mapped<I, R> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more chunks");
        }
        Wave.Mapped<I, R> mapped = inFlight.getFirst().take();
        chunkSize.observe(mapped.result().inputs(), mapped.result().bytes());
        return mapped;
    }

    /** Cancels what is still running. */
    @Override
    public void close() {
        inFlight.forEach(Wave::cancel);
        inFlight.clear();
    }

    private List<Chunk<I>> cutWave() {
        List<Chunk<I>> wave = new ArrayList<>();
        while (wave.size() < chunksPerWave) {
            Optional<Chunk<I>> chunk = chunks.next(chunkSize.next());
            if (chunk.isEmpty()) {
                break;
            }
            wave.add(chunk.get());
        }
        return wave;
    }

    /**
     * The results of two waves fill half of the driver's heap at most, as the other half is for results in the making;
     * and one result fills a sixteenth, as up to four copies of it are there for a moment.
     */
    private static long limitBytes(int chunksInWave) {
        return Runtime.getRuntime().maxMemory() / 2 / MAX_IN_FLIGHT / Math.max(4, chunksInWave);
    }
}

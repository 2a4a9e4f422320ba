package io.sparkpool.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Driver only. Runs the chunks wave by wave and hands on what came of each, in order. A wave is one Spark job of a few
 * chunks for each core. Two waves are under way at once, so that the cores have work while one wave's last tasks end and
 * while its results are used; the next one starts when those are used up. The driver never holds more than two. Not
 * thread-safe.
 */
final class Waves<I, R> implements Iterator<Wave.Mapped<I, R>>, AutoCloseable {
    private static final int MAX_IN_FLIGHT = 2;
    private static final long MOST_BYTES = 1 << 30;

    private final JavaSparkContext context;
    private final Chunks<I> chunks;
    private final ChunkSize chunkSize;
    private final MapChunk<I, ?, R> mapChunk;
    private final IntSupplier cores;
    private final Deque<Wave<I, R>> inFlight = new ArrayDeque<>();
    private boolean closed;

    Waves(
            JavaSparkContext context,
            Chunks<I> chunks,
            ChunkSize chunkSize,
            MapChunk<I, ?, R> mapChunk,
            IntSupplier cores) {
        this.context = context;
        this.chunks = chunks;
        this.chunkSize = chunkSize;
        this.mapChunk = mapChunk;
        this.cores = cores;
    }

    /** Starts what may be started; whether there is a result to wait for. */
    @Override
    public boolean hasNext() {
        if (closed) {
            throw new IllegalStateException("these results are closed; map again");
        }
        if (!inFlight.isEmpty() && inFlight.getFirst().isUsedUp()) {
            inFlight.removeFirst();
        }
        while (inFlight.size() < MAX_IN_FLIGHT) {
            List<Chunk<I>> wave = cutWave();
            if (wave.isEmpty()) {
                break;
            }
            inFlight.addLast(submit(wave));
        }
        return !inFlight.isEmpty();
    }

    @Override
    public Wave.Mapped<I, R> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more chunks");
        }
        Wave.Mapped<I, R> mapped = take(inFlight.getFirst());
        chunkSize.observe(mapped.result());
        return mapped;
    }

    /** Cancels what is still running. */
    @Override
    public void close() {
        closed = true;
        inFlight.forEach(Wave::cancel);
        inFlight.clear();
    }

    /** The cluster may have grown since the last wave. */
    private List<Chunk<I>> cutWave() {
        int coresNow = cores.getAsInt();
        int mostChunks = chunkSize.chunksOfNextWave(coresNow);
        int mostInputs = chunkSize.inputsOfNextWave(coresNow);
        List<Chunk<I>> wave = new ArrayList<>();
        while (wave.size() < mostChunks) {
            Optional<Chunk<I>> chunk = chunks.next(mostInputs);
            if (chunk.isEmpty()) {
                break;
            }
            wave.add(chunk.get());
            chunkSize.cut(mostInputs);
        }
        return wave;
    }

    private Wave.Mapped<I, R> take(Wave<I, R> wave) {
        try {
            return wave.take();
        } catch (PoolException e) {
            throw explain(e);
        }
    }

    private Wave<I, R> submit(List<Chunk<I>> wave) {
        try {
            return new Wave<>(context, wave, mapChunk, limitBytes(wave.size()));
        } catch (IllegalStateException e) {
            throw explain(e);
        }
    }

    private RuntimeException explain(RuntimeException e) {
        return context.sc().isStopped() ? PoolException.stopped(context.master(), e) : e;
    }

    /**
     * How many bytes the outputs of a chunk may need. The results of two waves fill half of the driver's heap at most, as
     * the other half is for results in the making; and one result fills a sixteenth, as up to four copies of it are there
     * for a moment.
     */
    static long limitBytes(int chunksInWave) {
        long share = Runtime.getRuntime().maxMemory() / 2 / MAX_IN_FLIGHT / Math.max(4, chunksInWave);
        return Math.min(share, MOST_BYTES);
    }
}

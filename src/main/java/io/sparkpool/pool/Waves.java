package io.sparkpool.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Driver only. Runs the chunks wave by wave and hands the waves on in order. A wave is one Spark job of a few chunks for
 * each core. Two waves are under way at once, so that the cores have work while one wave's last tasks end and while its
 * results are used; the next one starts when those are used up. The driver never holds more than two. Not thread-safe.
 */
final class Waves<I, R> implements Iterator<Waves.Wave<I, R>>, AutoCloseable {
    private static final int MAX_IN_FLIGHT = 2;
    private static final int CHUNKS_PER_CORE = 4;
    private static final String INTERRUPT_ON_CANCEL = "spark.job.interruptOnCancel";

    private final JavaSparkContext context;
    private final Chunks<I> chunks;
    private final MapChunk<I, ?, R> mapChunk;
    private final int chunkSize;
    private final int chunksPerWave;
    private final Deque<InFlight<I, R>> inFlight = new ArrayDeque<>();

    /** The chunks of one wave and what came of each, in input order. */
    record Wave<I, R>(List<Chunk<I>> chunks, List<ChunkResult<R>> results) {}

    private record InFlight<I, R>(List<Chunk<I>> chunks, JavaFutureAction<List<ChunkResult<R>>> results) {}

    Waves(JavaSparkContext context, Chunks<I> chunks, int chunkSize, MapChunk<I, ?, R> mapChunk) {
        this.context = context;
        this.chunks = chunks;
        this.chunkSize = chunkSize;
        this.mapChunk = mapChunk;
        this.chunksPerWave = CHUNKS_PER_CORE * context.defaultParallelism();
    }

    /** Starts what may be started; whether there is a wave to hand on. */
    @Override
    public boolean hasNext() {
        while (inFlight.size() < MAX_IN_FLIGHT) {
            List<Chunk<I>> wave = cutWave();
            if (wave.isEmpty()) {
                break;
            }
            inFlight.addLast(new InFlight<>(wave, submit(wave)));
        }
        return !inFlight.isEmpty();
    }

    /**
     * Waits for the wave that is next in order.
     *
     * @throws PoolException if Spark could not run it, or the thread is interrupted
     */
    @Override
    public Wave<I, R> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more waves");
        }
        InFlight<I, R> wave = inFlight.removeFirst();
        try {
            return new Wave<>(wave.chunks(), wave.results().get());
        } catch (InterruptedException e) {
            wave.results().cancel(true);
            Thread.currentThread().interrupt();
            throw PoolException.interrupted(e);
        } catch (ExecutionException e) {
            throw PoolException.bySpark(e.getCause());
        }
    }

    /** Cancels what is still running. */
    @Override
    public void close() {
        inFlight.forEach(wave -> wave.results().cancel(true));
        inFlight.clear();
    }

    private List<Chunk<I>> cutWave() {
        List<Chunk<I>> wave = new ArrayList<>();
        while (wave.size() < chunksPerWave) {
            Optional<Chunk<I>> chunk = chunks.next(chunkSize);
            if (chunk.isEmpty()) {
                break;
            }
            wave.add(chunk.get());
        }
        return wave;
    }

    /** One chunk makes one partition; a cancelled job interrupts its tasks, so that a sleeping function ends too. */
    private JavaFutureAction<List<ChunkResult<R>>> submit(List<Chunk<I>> wave) {
        String before = context.getLocalProperty(INTERRUPT_ON_CANCEL);
        context.setLocalProperty(INTERRUPT_ON_CANCEL, "true");
        try {
            return context.parallelize(wave, wave.size()).map(mapChunk).collectAsync();
        } finally {
            context.setLocalProperty(INTERRUPT_ON_CANCEL, before);
        }
    }
}

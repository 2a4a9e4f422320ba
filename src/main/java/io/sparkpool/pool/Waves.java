package io.sparkpool.pool;

import io.sparkpool.pool.task.Chunk;
import io.sparkpool.pool.task.ChunkMapper;
import io.sparkpool.pool.task.ChunkResult;
import io.sparkpool.pool.task.Serialized;
import io.sparkpool.pool.task.SizeLimit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Runs the chunks wave by wave and hands on what came of each. A wave is one Spark job of a few chunks for
 * each core. Two waves are under way at once, so that the cores have work while one wave's last tasks end and while its
 * results are used; the next one starts when those are used up. The driver never holds more than two. A chunk for whose
 * outputs there was not enough room is continued in a small wave of its own. Not thread-safe, but for {@link #cancel}.
 */
public final class Waves<I, R> implements AutoCloseable {
    private static final int MAX_IN_FLIGHT = 2;
    private static final long MAX_BYTES = 1 << 30;

    /** How long it may take to cut a chunk, and a wave; inputs that come more slowly make smaller ones. */
    private static final long MAX_CUT_NANOS = Duration.ofMillis(100).toNanos();

    /** Where results come as they complete, so many chunks may overtake a slow wave. */
    private static final int MAX_CHUNKS_AHEAD = 10_000;

    private final JavaSparkContext context;
    private final Call call;
    private final Map<String, String> properties;
    private final Chunks<I> chunks;
    private final ChunkSize chunkSize;
    private final Serialized<ChunkMapper<I, ?, R>> mapChunk;
    private final ResultOrder<I, R> delivery;
    private final Deque<Wave<I, R>> inFlight = new ConcurrentLinkedDeque<>();

    /** The rests of chunks for whose outputs there was not enough room, each to be mapped in a wave of its own. */
    private final Deque<Rest<I>> rests = new ArrayDeque<>();

    private Optional<Wave<I, R>> waveOfRest = Optional.empty();
    private Optional<Throwable> sourceFailure = Optional.empty();
    private boolean usedUp;
    private boolean slowInputs;
    private int chunksOfWave;
    private long submitted;
    private volatile boolean closed;
    private volatile boolean cancelled;

    /**
     * A chunk and what came of it.
     *
     * @param number the chunk's place among all chunks, from 0
     */
    record Mapped<I, R>(long number, Chunk<I> chunk, ChunkResult<R> result) {}

    /** What is left of the chunk of this number. */
    private record Rest<I>(long number, Chunk<I> chunk) {}

    /**
     * Submits nothing yet.
     *
     * @param call what the map belongs to; it shares the cores fairly with others at the same time
     */
    Waves(
            JavaSparkContext context,
            Call call,
            Chunks<I> chunks,
            ChunkSize chunkSize,
            Serialized<ChunkMapper<I, ?, R>> mapChunk,
            ResultOrder<I, R> delivery) {
        this.context = context;
        this.call = call;
        this.properties = Map.of(
                "spark.job.interruptOnCancel",
                "true", // so that a sleeping function ends, too
                "spark.scheduler.pool",
                "spark-pool-" + call.slot()); // first come, first served within, fair among them
        this.chunks = chunks;
        this.chunkSize = chunkSize;
        this.mapChunk = mapChunk;
        this.delivery = delivery;
    }

    /**
     * Starts what may be started; whether there is a result to wait for.
     *
     * @throws RuntimeException what the inputs throw, when all that was read before is mapped
     */
    boolean hasNext() {
        requireOpen();
        inFlight.removeIf(Wave::isUsedUp);
        runOnSpark(this::startRest);
        while (wantsMore() && (inFlight.isEmpty() || isReadySoon())) {
            startWave();
            requireOpen();
        }
        if (inFlight.isEmpty() && sourceFailure.isPresent()) {
            ChunkResults.rethrow(sourceFailure.get());
        }
        return !inFlight.isEmpty();
    }

    /** Waits for the next result; there is one. */
    Mapped<I, R> next() {
        Mapped<I, R> mapped = take();
        ChunkResult<R> result = mapped.result();
        chunkSize.observe(result);
        if (result.extent() == ChunkResult.Extent.BEGINNING) {
            rests.add(new Rest<>(mapped.number(), mapped.chunk().after(result.records(), result.inputs())));
        }
        return mapped;
    }

    /** Cancels what is still running. */
    @Override
    public void close() {
        closed = true;
        cancel();
    }

    /** Cancels what is still running; whoever waits for a result is told so. */
    void cancel() {
        cancelled = true;
        chunks.close();
        cancelWaves();
    }

    /** The last one first, or its tasks would start on the cores that those of the first one leave. */
    private void cancelWaves() {
        inFlight.descendingIterator().forEachRemaining(wave -> call.awaitCancellation(wave.cancel()));
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("these results are closed; map again");
        }
        if (cancelled) {
            cancelWaves();
            throw call.reason();
        }
    }

    private boolean isFarAhead() {
        return inFlight.stream().anyMatch(wave -> submitted - wave.firstNumber() - wave.size() > MAX_CHUNKS_AHEAD);
    }

    /** Whether another wave may be started now, if there are inputs for one. */
    private boolean wantsMore() {
        return !usedUp && !isFarAhead() && (slowInputs ? hasRoomForSmallWave() : inFlight.size() < MAX_IN_FLIGHT);
    }

    /** Waves of slow inputs are small, so there may be more of them, but none while there is a result to hand on. */
    private boolean hasRoomForSmallWave() {
        int chunksInFlight = inFlight.stream().mapToInt(Wave::size).sum();
        return chunksInFlight < MAX_IN_FLIGHT * chunksOfWave && !delivery.isReady();
    }

    private boolean isReadySoon() {
        return chunks.isReadySoon(chunkSize.inputsOfNextWave(call.cores()), chunkSize.mostInputBytes());
    }

    /** One at a time, as it may fill as much memory as a wave. */
    private void startRest() {
        if (!rests.isEmpty() && waveOfRest.filter(wave -> !wave.isUsedUp()).isEmpty()) {
            Rest<I> rest = rests.remove();
            Wave<I, R> wave = submit(rest.number(), List.of(rest.chunk()));
            delivery.addRest(wave);
            waveOfRest = Optional.of(wave);
        }
    }

    private void startWave() {
        runOnSpark(() -> {
            List<Chunk<I>> wave = cutWave();
            if (!wave.isEmpty()) {
                delivery.add(submit(submitted, wave));
                submitted += wave.size();
            }
        });
    }

    private void runOnSpark(Runnable action) {
        try {
            action.run();
        } catch (Exception e) { // Scala throws checked exceptions without declaring them
            requireOpen();
            throw explain(e);
        }
    }

    /** A Spark that stops in the middle may forget a job. */
    private void requireSpark() {
        if (context.sc().isStopped()) {
            throw new IllegalStateException("the Spark context is stopped");
        }
    }

    /** The cluster may have grown since the last wave. */
    private List<Chunk<I>> cutWave() {
        int cores = call.cores();
        chunksOfWave = chunkSize.chunksOfNextWave(cores);
        slowInputs = false;
        long startNanos = System.nanoTime();
        int mostInputs = chunkSize.inputsOfNextWave(cores);
        List<Chunk<I>> wave = new ArrayList<>();
        while (!usedUp && !slowInputs && wave.size() < chunksOfWave) {
            cutChunk(mostInputs).ifPresentOrElse(wave::add, () -> usedUp = true);
            boolean wantsAnother = !usedUp && wave.size() < chunksOfWave;
            slowInputs = System.nanoTime() - startNanos > MAX_CUT_NANOS
                    || wantsAnother && !chunks.isReadySoon(mostInputs, chunkSize.mostInputBytes());
        }
        wave.forEach(chunk -> chunkSize.cut(mostInputs));
        return wave;
    }

    /** What was read before the inputs failed is mapped first. */
    private Optional<Chunk<I>> cutChunk(int mostInputs) {
        try {
            return chunks.next(mostInputs, chunkSize.mostInputBytes());
        } catch (RuntimeException | Error e) {
            sourceFailure = Optional.of(e);
            return Optional.empty();
        }
    }

    /** While it waits for a result, inputs may come for another wave. */
    private Mapped<I, R> take() {
        try {
            while (!delivery.isReady() && wantsMore()) {
                if (isReadySoon()) {
                    startWave();
                }
            }
            return delivery.take();
        } catch (RuntimeException e) {
            requireOpen();
            throw explain(e);
        }
    }

    private Wave<I, R> submit(long firstNumber, List<Chunk<I>> wave) {
        SizeLimit room = new SizeLimit(roomBytes(wave.size()), roomBytes(1));
        Wave<I, R> submittedWave = new Wave<>(context, call, properties, firstNumber, wave, mapChunk, room);
        inFlight.addLast(submittedWave);
        requireSpark();
        return submittedWave;
    }

    private RuntimeException explain(Exception e) {
        if (context.sc().isStopped()) {
            return PoolException.stopped(context.master(), e);
        }
        return e instanceof RuntimeException unchecked ? unchecked : PoolException.bySpark(e, task -> "a chunk");
    }

    /**
     * How many bytes the outputs of a chunk may need. The results of two waves fill half of the driver's heap at most, as
     * the other half is for results in the making; and one result fills a sixteenth, as up to four copies of it are there
     * for a moment.
     */
    static long roomBytes(int chunksInWave) {
        return Math.min(waveBytes() / Math.max(4, chunksInWave), MAX_BYTES);
    }

    /** How many bytes the outputs of a wave may need. */
    static long waveBytes() {
        return Runtime.getRuntime().maxMemory() / 2 / MAX_IN_FLIGHT;
    }
}

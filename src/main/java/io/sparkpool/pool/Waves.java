package io.sparkpool.pool;

import io.sparkpool.pool.task.Chunk;
import io.sparkpool.pool.task.ChunkMapper;
import io.sparkpool.pool.task.ChunkResult;
import io.sparkpool.pool.task.Serialized;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Maps chunks wave by wave and returns the result of each. A wave has a few chunks for each core. Two waves are in
 * flight at once, so that the cores have work while the last tasks of one wave end and while its results are used; the
 * next wave starts when all of those have been taken. Waves of slow inputs are smaller, and more of them may be in
 * flight, with no more chunks than two full ones. If a chunk has no room for all of its outputs, a small wave of its
 * own maps the rest. Not thread-safe, except for {@link #cancel}.
 */
final class Waves<I, R> implements AutoCloseable {
    static final int MAX_IN_FLIGHT = 2;

    /**
     * How long the pool waits for the inputs of a chunk or a wave; if inputs are slower, chunks and waves are smaller.
     */
    static final long MAX_CUT_NANOS = Duration.ofMillis(100).toNanos();

    /** The maximum number of chunks that overtake a slow wave where results are taken as they complete. */
    private static final int MAX_CHUNKS_AHEAD = 10_000;

    private final Call call;
    private final Chunks<I> chunks;
    private final ChunkSize chunkSize;
    private final Serialized<ChunkMapper<I, ?, R>> mapper;
    private final ResultOrder<I, R> order;
    private final WaveNames names;
    private final Listeners listeners;
    private final Deque<Wave<I, R>> inFlight = new ConcurrentLinkedDeque<>();

    /** The rests of chunks for whose outputs there was not enough room, each to be mapped in a wave of its own. */
    private final Deque<Rest<I>> rests = new ArrayDeque<>();

    private Optional<Wave<I, R>> waveOfRest = Optional.empty();
    private Optional<Throwable> inputFailure = Optional.empty();
    private boolean inputsEnded;
    private boolean slowInputs;
    private int chunksOfWave;
    private long submitted;
    private long wavesSubmitted;
    private volatile boolean closed;
    private volatile boolean cancelled;

    /**
     * A chunk and its result.
     *
     * @param number the chunk's number among all chunks, from 0
     */
    record Mapped<I, R>(long number, Chunk<I> chunk, ChunkResult<R> result) {}

    /** The rest of the chunk of this number. */
    private record Rest<I>(long number, Chunk<I> chunk) {}

    /** Creates the waves of a call without submitting any. */
    Waves(
            Call call,
            Chunks<I> chunks,
            ChunkSize chunkSize,
            Serialized<ChunkMapper<I, ?, R>> mapper,
            ResultOrder<I, R> order,
            WaveNames names,
            Listeners listeners) {
        this.call = call;
        this.chunks = chunks;
        this.chunkSize = chunkSize;
        this.mapper = mapper;
        this.order = order;
        this.names = names;
        this.listeners = listeners;
    }

    /**
     * Starts the waves that may be started; returns whether there is a result to wait for.
     *
     * @throws RuntimeException if the inputs throw it, once all inputs before have been mapped
     */
    boolean hasNext() {
        requireOpen();
        inFlight.removeIf(Wave::isUsedUp);
        callSpark(this::startRest);
        while (wantsMore() && (inFlight.isEmpty() || isReadySoon())) {
            startWave();
            requireOpen();
        }
        if (inFlight.isEmpty() && inputFailure.isPresent()) {
            throw PoolException.ofInputs(inputFailure.get());
        }
        return !inFlight.isEmpty();
    }

    /** Waits for the next result. There must be one. */
    Mapped<I, R> next() {
        Mapped<I, R> mapped = take();
        ChunkResult<R> result = mapped.result();
        chunkSize.observe(result);
        if (result.extent() == ChunkResult.Extent.BEGINNING) {
            rests.add(new Rest<>(mapped.number(), mapped.chunk().after(result.records(), result.inputs())));
        }
        return mapped;
    }

    /** Cancels the running tasks, as nobody wants their results. */
    @Override
    public void close() {
        closed = true;
        cancel();
    }

    /** Cancels the running tasks; a thread that waits for a result gets an exception. */
    void cancel() {
        cancelled = true;
        chunks.close();
        cancelWaves();
    }

    /** Cancels the last wave first, as its tasks would start on the cores that become free. */
    private void cancelWaves() {
        inFlight.descendingIterator().forEachRemaining(wave -> call.calls().addCancellation(wave.cancel()));
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("these results are closed; map again");
        }
        if (cancelled) {
            cancelWaves(); // one may have been submitted since
            throw call.reason();
        }
    }

    private boolean isFarAhead() {
        return inFlight.stream().anyMatch(wave -> submitted - wave.firstNumber() - wave.size() > MAX_CHUNKS_AHEAD);
    }

    /** Returns whether another wave may be started now, if there are inputs for it. */
    private boolean wantsMore() {
        return !inputsEnded && !isFarAhead() && (slowInputs ? hasRoomForSmallWave() : inFlight.size() < MAX_IN_FLIGHT);
    }

    /** Returns whether another wave of slow inputs may be started; a result that is ready is handed on first. */
    private boolean hasRoomForSmallWave() {
        return room() > 0 && !order.isReady();
    }

    /** Returns how many more chunks may be in flight. */
    private int room() {
        return MAX_IN_FLIGHT * chunksOfWave
                - inFlight.stream().mapToInt(Wave::size).sum();
    }

    private boolean isReadySoon() {
        return chunks.isReadySoon(chunkSize.inputsOfNextWave(call.calls().cores()), chunkSize.maxInputBytes());
    }

    /** Starts the rest of one chunk at a time, as it may fill as much memory as a wave. */
    private void startRest() {
        if (!rests.isEmpty() && waveOfRest.filter(wave -> !wave.isUsedUp()).isEmpty()) {
            Rest<I> rest = rests.remove();
            Wave<I, R> wave = submit(rest.number(), List.of(rest.chunk()));
            order.addRest(wave);
            waveOfRest = Optional.of(wave);
        }
    }

    private void startWave() {
        callSpark(() -> {
            List<Chunk<I>> wave = cutWave();
            if (!wave.isEmpty()) {
                order.add(submit(submitted, wave));
                submitted += wave.size();
            }
            if (inputsEnded) {
                listeners.tell(ProgressListener::allSubmitted, Listeners::nowMicros);
            }
        });
    }

    private Wave<I, R> submit(long firstNumber, List<Chunk<I>> wave) {
        WaveEvents events = new WaveEvents(wavesSubmitted, firstNumber, wave.size(), listeners);
        Wave<I, R> submittedWave =
                new Wave<>(call, firstNumber, wave, mapper, names.name(wavesSubmitted, wave), events);
        wavesSubmitted++;
        inFlight.addLast(submittedWave);
        if (call.calls().context().sc().isStopped()) { // it may have lost the job
            throw new IllegalStateException("the Spark context is stopped");
        }
        return submittedWave;
    }

    /** Runs an action that submits a wave; explains what Spark throws. */
    private void callSpark(Runnable action) {
        try {
            action.run();
        } catch (Exception e) { // Scala throws checked exceptions without declaring them
            requireOpen();
            throw explain(e);
        }
    }

    /** Cuts the next wave for the present number of cores, as the cluster may have grown. */
    private List<Chunk<I>> cutWave() {
        int cores = call.calls().cores();
        chunksOfWave = chunkSize.chunksOfNextWave(cores);
        slowInputs = false;
        long startNanos = System.nanoTime();
        int maxInputs = chunkSize.inputsOfNextWave(cores);
        int maxChunks = Math.max(1, Math.min(chunksOfWave, room())); // small waves may be in flight
        List<Chunk<I>> wave = new ArrayList<>();
        while (!inputsEnded && !slowInputs && wave.size() < maxChunks) {
            cutChunk(maxInputs).ifPresentOrElse(wave::add, () -> inputsEnded = true);
            boolean wantsAnother = !inputsEnded && wave.size() < maxChunks;
            slowInputs = System.nanoTime() - startNanos > MAX_CUT_NANOS
                    || wantsAnother && !chunks.isReadySoon(maxInputs, chunkSize.maxInputBytes());
        }
        wave.forEach(chunk -> chunkSize.cut(maxInputs));
        return wave;
    }

    /** Cuts the next chunk. If the inputs fail, the inputs before are mapped first. */
    private Optional<Chunk<I>> cutChunk(int maxInputs) {
        try {
            return chunks.next(maxInputs, chunkSize.maxInputBytes());
        } catch (Throwable thrown) { // inputs may throw checked exceptions without declaring them
            inputFailure = Optional.of(thrown);
            return Optional.empty();
        }
    }

    /** Waits for a result, and meanwhile starts waves of the inputs that arrive. */
    private Mapped<I, R> take() {
        try {
            while (!order.isReady() && wantsMore()) {
                if (isReadySoon()) {
                    startWave();
                }
            }
            return order.take();
        } catch (RuntimeException e) {
            requireOpen();
            throw explain(e);
        }
    }

    private RuntimeException explain(Exception e) {
        if (call.calls().context().sc().isStopped()) {
            return SparkFailure.stopped(call.calls().context(), e);
        }
        return e instanceof RuntimeException unchecked ? unchecked : SparkFailure.ofJob(e, task -> "a chunk");
    }
}

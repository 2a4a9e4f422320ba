package io.sparkpool.pool.task;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkEnv;

/**
 * The results of a wave whose tasks run in the driver's own process, as on a local master. The driver takes arrays from
 * here without copying them; Spark would copy each eight times. Only arrays of numbers and bytes are left here: a
 * function might change an object afterwards, and whether an object has to be serializable must not depend on the
 * master. Safe for use by several threads.
 */
public final class InProcessResults<R> {
    /** Spark's name of the executor that is a part of the driver. */
    private static final String IN_DRIVER = "driver";

    private static final AtomicLong NEXT_WAVE = new AtomicLong();
    private static final Map<Long, InProcessResults<?>> OPEN = new ConcurrentHashMap<>();

    private final long wave = NEXT_WAVE.getAndIncrement();
    private final Map<Integer, ChunkResult<R>> results = new ConcurrentHashMap<>();

    private InProcessResults() {}

    /** Opens a new wave, whose tasks can leave their results. */
    public static <R> InProcessResults<R> open() {
        InProcessResults<R> opened = new InProcessResults<>();
        OPEN.put(opened.wave, opened);
        return opened;
    }

    /** Returns the number by which tasks know the wave. */
    public long wave() {
        return wave;
    }

    /** Removes and returns the result that the task of a partition left. */
    public ChunkResult<R> take(int partition) {
        return Objects.requireNonNull(results.remove(partition), "no result was left");
    }

    /** Accepts no more results; closing again has no effect. */
    public void close() {
        OPEN.remove(wave);
    }

    /** Returns how many waves are open. */
    public static int openCount() {
        return OPEN.size();
    }

    /** Leaves a result for the driver if possible; returns whether it was left. */
    static <R> boolean leave(long wave, int partition, ChunkResult<R> result) {
        if (!isArray(result.outputs()) || !SparkEnv.get().executorId().equals(IN_DRIVER)) {
            return false;
        }
        InProcessResults<R> found = find(wave);
        if (found == null) { // the wave was cancelled
            return false;
        }
        found.results.put(partition, result);
        return true;
    }

    @SuppressWarnings("unchecked") // all results of a wave have one type
    private static <R> InProcessResults<R> find(long wave) {
        return (InProcessResults<R>) OPEN.get(wave);
    }

    private static boolean isArray(Object outputs) {
        return outputs instanceof byte[] || outputs instanceof LongList || outputs instanceof DoubleList;
    }
}

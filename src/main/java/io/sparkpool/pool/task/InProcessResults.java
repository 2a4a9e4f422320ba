package io.sparkpool.pool.task;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkEnv;

/**
 * Where the tasks of a wave leave their results when they run in the driver's own process, as on a local master: there
 * the driver takes an array as it is, where Spark would copy it eight times on its way. Only arrays of numbers and
 * bytes are left here; an object might be changed by the function that made it, and it must be serializable on every
 * master or on none.
 */
public final class InProcessResults<R> {
    /** What Spark calls the executor that is a part of the driver. */
    private static final String IN_DRIVER = "driver";

    private static final AtomicLong NEXT_WAVE = new AtomicLong();
    private static final Map<Long, InProcessResults<?>> OPEN = new ConcurrentHashMap<>();

    private final long wave = NEXT_WAVE.getAndIncrement();
    private final Map<Integer, ChunkResult<R>> results = new ConcurrentHashMap<>();

    private InProcessResults() {}

    /** Opens it for the tasks of one more wave. */
    public static <R> InProcessResults<R> open() {
        InProcessResults<R> handover = new InProcessResults<>();
        OPEN.put(handover.wave, handover);
        return handover;
    }

    /** What tasks call the wave. */
    public long wave() {
        return wave;
    }

    /** Takes what the task left. */
    public ChunkResult<R> take(int partition) {
        return Objects.requireNonNull(results.remove(partition), "no result was left");
    }

    /** From now on nothing is left here; closing again does nothing. */
    public void close() {
        OPEN.remove(wave);
    }

    /** How many waves may have results left for them. */
    public static int openCount() {
        return OPEN.size();
    }

    /** Leaves the result here if that can be; whether it is left. */
    static <R> boolean leave(long wave, int partition, ChunkResult<R> result) {
        if (!isArray(result.outputs()) || !SparkEnv.get().executorId().equals(IN_DRIVER)) {
            return false;
        }
        InProcessResults<R> handover = find(wave);
        if (handover == null) { // the wave was cancelled
            return false;
        }
        handover.results.put(partition, result);
        return true;
    }

    /** The tasks of a wave all have results of one type. */
    @SuppressWarnings("unchecked")
    private static <R> InProcessResults<R> find(long wave) {
        return (InProcessResults<R>) OPEN.get(wave);
    }

    private static boolean isArray(Object outputs) {
        return outputs instanceof byte[] || outputs instanceof LongList || outputs instanceof DoubleList;
    }
}

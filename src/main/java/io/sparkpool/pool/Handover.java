package io.sparkpool.pool;

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
final class Handover<R> {
    /** What Spark calls the executor that is a part of the driver. */
    private static final String IN_DRIVER = "driver";

    private static final AtomicLong NEXT_WAVE = new AtomicLong();
    private static final Map<Long, Handover<?>> OPEN = new ConcurrentHashMap<>();

    private final long wave = NEXT_WAVE.getAndIncrement();
    private final Map<Integer, ChunkResult<R>> results = new ConcurrentHashMap<>();

    private Handover() {}

    /** Driver only. Opens it for the tasks of one more wave. */
    static <R> Handover<R> open() {
        Handover<R> handover = new Handover<>();
        OPEN.put(handover.wave, handover);
        return handover;
    }

    /** Driver only. What tasks call the wave. */
    long wave() {
        return wave;
    }

    /** Driver only. Takes what the task left. */
    ChunkResult<R> take(int partition) {
        return Objects.requireNonNull(results.remove(partition), "no result was left");
    }

    /** Driver only. From now on nothing is left here; closing again does nothing. */
    void close() {
        OPEN.remove(wave);
    }

    /** Driver only. How many waves may have results left for them. */
    static int openCount() {
        return OPEN.size();
    }

    /** Runs on executors. Leaves the result here if that can be; whether it is left. */
    static <R> boolean leave(long wave, int partition, ChunkResult<R> result) {
        if (!isArray(result.outputs()) || !SparkEnv.get().executorId().equals(IN_DRIVER)) {
            return false;
        }
        Handover<R> handover = find(wave);
        if (handover == null) { // the wave was cancelled
            return false;
        }
        handover.results.put(partition, result);
        return true;
    }

    /** The tasks of a wave all have results of one type. */
    @SuppressWarnings("unchecked")
    private static <R> Handover<R> find(long wave) {
        return (Handover<R>) OPEN.get(wave);
    }

    private static boolean isArray(Object outputs) {
        return outputs instanceof byte[] || outputs instanceof LongList || outputs instanceof DoubleList;
    }
}

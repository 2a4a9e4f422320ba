package io.sparkpool.report;

import io.sparkpool.report.RunReport.ChunkTimes;
import io.sparkpool.report.RunReport.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Counts how long chunks took: exactly if they are few, otherwise in classes that are three per cent wide. Guarded by the
 * lock of the recorder.
 */
final class Durations {
    static final int MAX_EXACT = 4096;

    /** Each power of two is cut into 32 classes. */
    private static final int CLASS_BITS = 5;

    private static final int CLASSES_OF_POWER = 1 << CLASS_BITS;

    private static final double MICROS_PER_SECOND = 1e6;

    private final long[] exact = new long[MAX_EXACT];
    private final long[] classes = new long[(Long.SIZE - CLASS_BITS) * CLASSES_OF_POWER];
    private long count;
    private long minMicros = Long.MAX_VALUE;
    private long maxMicros;
    private long sumMicros;

    /** Adds a duration. */
    void add(long micros) {
        if (count < MAX_EXACT) {
            exact[(int) count] = micros;
        }
        classes[classOf(micros)]++;
        count++;
        minMicros = Math.min(minMicros, micros);
        maxMicros = Math.max(maxMicros, micros);
        sumMicros += micros;
    }

    /** Returns the times of the chunks so far, if there are any. */
    Optional<ChunkTimes> times() {
        if (count == 0) {
            return Optional.empty();
        }
        List<Weight> sorted = sorted();
        return Optional.of(new ChunkTimes(
                minMicros / MICROS_PER_SECOND,
                quantile(sorted, 0.25),
                quantile(sorted, 0.5),
                quantile(sorted, 0.75),
                quantile(sorted, 0.95),
                maxMicros / MICROS_PER_SECOND,
                (double) sumMicros / count / MICROS_PER_SECOND,
                histogram(sorted)));
    }

    /** A duration, and how many chunks took as long. */
    private record Weight(long micros, long chunks) {}

    private List<Weight> sorted() {
        List<Weight> sorted = new ArrayList<>();
        if (count <= MAX_EXACT) {
            long[] all = Arrays.copyOf(exact, (int) count);
            Arrays.sort(all);
            for (long micros : all) {
                sorted.add(new Weight(micros, 1));
            }
        } else {
            for (int i = 0; i < classes.length; i++) {
                if (classes[i] > 0) {
                    long middle = (lowest(i) + lowest(i + 1)) / 2;
                    sorted.add(new Weight(Math.max(minMicros, Math.min(maxMicros, middle)), classes[i]));
                }
            }
        }
        return sorted;
    }

    /** Returns the smallest duration that at least this fraction of the chunks does not exceed, in seconds. */
    private double quantile(List<Weight> sorted, double fraction) {
        long rank = Math.max(1, (long) Math.ceil(fraction * count));
        long below = 0;
        for (Weight weight : sorted) {
            below += weight.chunks();
            if (below >= rank) {
                return weight.micros() / MICROS_PER_SECOND;
            }
        }
        return maxMicros / MICROS_PER_SECOND;
    }

    private List<Interval> histogram(List<Weight> sorted) {
        long[] bounds = HistogramBounds.of(minMicros, maxMicros);
        long[] chunks = new long[bounds.length - 1];
        int interval = 0;
        for (Weight weight : sorted) {
            while (weight.micros() >= bounds[interval + 1]) {
                interval++;
            }
            chunks[interval] += weight.chunks();
        }
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < chunks.length; i++) {
            intervals.add(new Interval(bounds[i] / MICROS_PER_SECOND, bounds[i + 1] / MICROS_PER_SECOND, chunks[i]));
        }
        return intervals;
    }

    /** Returns the class of a duration: the duration itself if it is short, otherwise its power and its first bits. */
    private static int classOf(long micros) {
        if (micros < CLASSES_OF_POWER) {
            return (int) micros;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(micros) - CLASS_BITS;
        return shift * CLASSES_OF_POWER + (int) (micros >>> shift);
    }

    /** Returns the shortest duration of a class. */
    private static long lowest(int index) {
        if (index < 2 * CLASSES_OF_POWER) {
            return index;
        }
        int shift = index / CLASSES_OF_POWER - 1;
        return (long) (index - shift * CLASSES_OF_POWER) << shift;
    }
}

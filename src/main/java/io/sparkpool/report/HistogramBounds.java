package io.sparkpool.report;

/** Round bounds of the intervals of a histogram. */
final class HistogramBounds {
    /** Durations that differ by more than this factor get intervals that grow. */
    private static final long MAX_LINEAR_FACTOR = 20;

    private static final int MAX_LINEAR_INTERVALS = 20;

    private static final int MAX_INTERVALS = 30;

    /** The steps within a power of ten. */
    private static final int[] STEPS = {1, 2, 5};

    private HistogramBounds() {}

    /** Returns ascending bounds, the first of which is at most {@code min}, and the last of which is above {@code max}. */
    static long[] of(long min, long max) {
        return max <= MAX_LINEAR_FACTOR * Math.max(1, min) ? linear(min, max) : growing(min, max);
    }

    private static long[] linear(long min, long max) {
        int step = 0;
        while ((max - min) / round(step) + 2 > MAX_LINEAR_INTERVALS) {
            step++;
        }
        long width = round(step);
        long first = min / width;
        long[] bounds = new long[(int) (max / width - first) + 2];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = (first + i) * width;
        }
        return bounds;
    }

    private static long[] growing(long min, long max) {
        int last = 0;
        while (round(last) <= max) {
            last++;
        }
        int first = last - 1;
        while (first > 0 && round(first) > min && last - first < MAX_INTERVALS) {
            first--;
        }
        long[] bounds = new long[last - first + 1];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = round(first + i);
        }
        bounds[0] = round(first) > min ? 0 : bounds[0];
        return bounds;
    }

    /** Returns 1, 2, 5, 10, 20, 50, and so on. */
    private static long round(int index) {
        long power = 1;
        for (int i = 0; i < index / STEPS.length; i++) {
            power *= 10;
        }
        return power * STEPS[index % STEPS.length];
    }
}

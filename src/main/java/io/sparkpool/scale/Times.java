package io.sparkpool.scale;

import java.util.List;

/** The median, the shortest and the longest of some times, in seconds. */
record Times(double median, double min, double max) {
    /** A difference below this share is none if the rounds do not tell. */
    private static final double NOTICEABLE = 0.05;

    /** Returns those of at least one time. */
    static Times of(List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        int size = sorted.size();
        double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
        return new Times(median, sorted.get(0), sorted.get(size - 1));
    }

    /** Returns whether all of these are shorter than all of the others, by more than a twentieth. */
    boolean areShorterThan(Times others) {
        return max < others.min && median < (1 - NOTICEABLE) * others.median;
    }
}

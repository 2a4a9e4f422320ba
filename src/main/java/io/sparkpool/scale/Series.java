package io.sparkpool.scale;

import java.util.List;
import java.util.Optional;

/**
 * What was measured with each number of cores.
 *
 * @param points the points, the fewest cores first
 * @param fit the law that fits the points; absent if there are fewer than six, or if none fits
 */
record Series(List<Point> points, Optional<ScalabilityLaw> fit) {
    private static final int FEWEST_POINTS_TO_FIT = 6;

    Series {
        points = List.copyOf(points);
    }

    static Series of(List<Point> points) {
        return new Series(points, points.size() < FEWEST_POINTS_TO_FIT ? Optional.empty() : ScalabilityLaw.fit(points));
    }

    Point first() {
        return points.get(0);
    }

    Point last() {
        return points.get(points.size() - 1);
    }
}

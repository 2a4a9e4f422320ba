package io.sparkpool.scale;

import java.util.Optional;

/**
 * What was measured with a number of cores.
 *
 * @param cores the number that was asked for
 * @param times how long it took in each round
 * @param speedUp how many times as fast as with the fewest cores, by the medians, times these cores: the ideal is the
 *     number of cores
 * @param speedUpMin the same by the longest time
 * @param speedUpMax the same by the shortest time
 * @param efficiency the speed-up as a part of the ideal
 * @param serialFraction the part of the work that behaves as if one core did it alone, after Karp and Flatt (1990); absent
 *     for the fewest cores
 * @param predicted the speed-up by a replay of chunks; absent if there was nothing to replay
 */
record Point(
        int cores,
        Times times,
        double speedUp,
        double speedUpMin,
        double speedUpMax,
        double efficiency,
        Optional<Double> serialFraction,
        Optional<Double> predicted) {
    /**
     * Computes the figures.
     *
     * @param fewest what was measured with the fewest cores
     */
    static Point of(int cores, Times times, int fewestCores, Times fewest, Optional<Double> predicted) {
        double more = (double) cores / fewestCores;
        double faster = fewest.median() / times.median();
        return new Point(
                cores,
                times,
                faster * fewestCores,
                fewest.median() / times.max() * fewestCores,
                fewest.median() / times.min() * fewestCores,
                faster / more,
                more > 1 ? Optional.of((1 / faster - 1 / more) / (1 - 1 / more)) : Optional.empty(),
                predicted);
    }
}

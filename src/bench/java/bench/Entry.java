package bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The measurements of one contender in one row.
 *
 * @param name the name of the contender
 * @param seconds the time of each round
 * @param peakMiB the peak memory of each round, empty if it was not measured
 * @param timesOurs for each round, the contender's time divided by this project's time in the same round
 * @param skipped why there are no measurements, or an empty string if there are some
 */
record Entry(String name, List<Double> seconds, List<Double> peakMiB, List<Double> timesOurs, String skipped) {
    /** Returns the entry of a contender, given the seconds that this project took in the same rounds. */
    static Entry measured(String name, List<Double> seconds, List<Double> peakMiB, List<Double> ourSeconds) {
        List<Double> timesOurs = IntStream.range(0, seconds.size())
                .mapToObj(round -> seconds.get(round) / ourSeconds.get(round))
                .toList();
        return new Entry(name, seconds, peakMiB, timesOurs, "");
    }

    static Entry skipped(String name, String why) {
        return new Entry(name, List.of(), List.of(), List.of(), why);
    }

    boolean isMeasured() {
        return skipped.isEmpty();
    }

    double medianSeconds() {
        return median(seconds);
    }

    double medianPeakMiB() {
        return median(peakMiB);
    }

    double medianTimesOurs() {
        return median(timesOurs);
    }

    static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).sum() / 2;
    }
}

package io.sparkpool.scale;

import io.sparkpool.config.Master;
import io.sparkpool.report.RunReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How a job scales.
 *
 * @param function the function
 * @param input its inputs in a word or a path
 * @param command the words of the command line
 * @param rounds how many runs there are with each number of cores
 * @param counts what the runs counted; inputs, outputs and failed inputs are the same in all of them
 * @param digest the digest of the outputs, which is the same in all runs
 * @param master the master of the first run
 * @param machineCores the cores of this machine, if the tasks ran here
 * @param usedCores how many tasks ran at a time, by the number of cores, where that was fewer
 * @param map the map alone, when Spark had started
 * @param run the whole run, with Spark's start
 */
record Scaling(
        String function,
        String input,
        List<String> command,
        int rounds,
        RunReport.Counts counts,
        String digest,
        String master,
        Optional<Integer> machineCores,
        SortedMap<Integer, Integer> usedCores,
        Series map,
        Series run) {
    /** The name and the version of the form of {@code scale.json}. */
    static final String SCHEMA = "spark-pool/scale/1";

    /** Reports have microseconds. */
    private static final double SHORTEST_SECONDS = 1e-6;

    /** A run with a number of cores. */
    record Measurement(int cores, RunReport report) {}

    /**
     * Works out the figures.
     *
     * @param measurements the runs, which have the same outputs
     */
    static Scaling of(List<String> command, List<Measurement> measurements) {
        SortedMap<Integer, List<RunReport>> byCores = measurements.stream()
                .collect(Collectors.groupingBy(
                        Measurement::cores,
                        TreeMap::new,
                        Collectors.mapping(Measurement::report, Collectors.toList())));
        RunReport first = median(byCores.get(byCores.firstKey()));
        return new Scaling(
                first.function().name(),
                first.input().path().orElse(first.input().kind()),
                List.copyOf(command),
                byCores.get(byCores.firstKey()).size(),
                first.counts(),
                first.output().digest().orElse(""),
                first.machine().master(),
                machineCores(first),
                usedCores(byCores),
                series(byCores, Scaling::mapSeconds, Replay.of(first)),
                series(byCores, report -> report.seconds().total(), Optional.empty()));
    }

    private static double mapSeconds(RunReport report) {
        return report.seconds().map().orElse(report.seconds().total());
    }

    /** Returns a time by which others can be divided: that of a map without inputs may be rounded to 0. */
    private static double measurable(double seconds) {
        return Math.max(SHORTEST_SECONDS, seconds);
    }

    private static RunReport median(List<RunReport> reports) {
        List<RunReport> sorted = new ArrayList<>(reports);
        sorted.sort(Comparator.comparingDouble(Scaling::mapSeconds));
        return sorted.get((sorted.size() - 1) / 2);
    }

    private static Optional<Integer> machineCores(RunReport report) {
        String master = report.machine().master();
        boolean here = Master.isLocal(master) || Master.isLoopback(master) || master.startsWith("local-cluster[");
        return here ? Optional.of(report.machine().cores()) : Optional.empty();
    }

    private static SortedMap<Integer, Integer> usedCores(SortedMap<Integer, List<RunReport>> byCores) {
        SortedMap<Integer, Integer> used = new TreeMap<>();
        byCores.forEach(
                (cores, reports) -> reports.stream()
                        .flatMap(report -> report.coreSeconds().stream())
                        .mapToInt(RunReport.CoreSeconds::cores)
                        .max()
                        .stream()
                        .filter(most -> most < cores)
                        .forEach(most -> used.put(cores, most)));
        return used;
    }

    private static Series series(
            SortedMap<Integer, List<RunReport>> byCores, ToDoubleFunction<RunReport> seconds, Optional<Replay> replay) {
        int fewest = byCores.firstKey();
        Times fewestTimes = times(byCores.get(fewest), seconds);
        List<Point> points = new ArrayList<>();
        byCores.forEach((cores, reports) -> points.add(Point.of(
                cores,
                times(reports, seconds),
                fewest,
                fewestTimes,
                replay.map(chunks -> chunks.seconds(fewest) / chunks.seconds(cores) * fewest)
                        .filter(Double::isFinite))));
        return Series.of(points);
    }

    private static Times times(List<RunReport> reports, ToDoubleFunction<RunReport> seconds) {
        return Times.of(reports.stream()
                .map(report -> measurable(seconds.applyAsDouble(report)))
                .toList());
    }

    /** Returns whether there are more cores than this machine has. */
    boolean isBeyondMachine(int cores) {
        return machineCores.filter(all -> cores > all).isPresent();
    }
}

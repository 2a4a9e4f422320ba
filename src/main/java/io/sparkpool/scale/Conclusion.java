package io.sparkpool.scale;

import io.sparkpool.report.page.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * Says in one sentence how a job scales. A difference counts only if the times of all rounds differ, as well as their
 * medians by more than a twentieth.
 */
final class Conclusion {
    private static final double GOOD = 0.8;
    private static final double FAIR = 0.5;

    /** A run that is so much less than the map times as fast needs an explanation. */
    private static final double MOST_OF_THE_MAP = 0.85;

    private final Scaling scaling;
    private final List<Point> points;
    private final Point first;
    private final Point last;

    private Conclusion(Scaling scaling) {
        this.scaling = scaling;
        this.points = scaling.map().points();
        this.first = scaling.map().first();
        this.last = scaling.map().last();
    }

    /** Returns the sentence. */
    static String of(Scaling scaling) {
        return new Conclusion(scaling).sentence();
    }

    private String sentence() {
        Point best = points.stream()
                .reduce((one, other) -> other.times().median() < one.times().median() ? other : one)
                .orElseThrow();
        if (!best.times().areShorterThan(first.times())) {
            return last.times().median() > first.times().median()
                            && first.times().areShorterThan(last.times())
                    ? slower()
                    : noFaster();
        }
        Point enough = points.stream()
                .filter(point -> !best.times().areShorterThan(point.times()))
                .findFirst()
                .orElseThrow();
        if (enough.cores() == last.cores()) {
            return scales();
        }
        return best.times().areShorterThan(last.times()) ? worseAgain(best) : levelsOff(enough);
    }

    private String slower() {
        return "More cores make the map slower: it takes %s with %s and %s with %s%s."
                .formatted(seconds(first), cores(first), seconds(last), cores(last), reason(last, first));
    }

    private String noFaster() {
        return "More cores do not make the map faster: it takes %s with %s and %s with %s%s."
                .formatted(seconds(first), cores(first), seconds(last), cores(last), reason(points.get(1), first));
    }

    private String worseAgain(Point best) {
        return "With %s the map is fastest, %s; with %d it is only %s times as fast%s."
                .formatted(cores(best), timesAsFast(best), last.cores(), factor(last), reason(last, best));
    }

    private String levelsOff(Point enough) {
        Point next = points.get(points.indexOf(enough) + 1);
        return "Up to %s the map gets faster, to %s (efficiency %s), and hardly beyond: %s times with %s%s."
                .formatted(
                        cores(enough),
                        timesAsFast(enough),
                        efficiency(enough),
                        factor(last),
                        cores(last),
                        reason(next, enough));
    }

    private String scales() {
        String how = last.efficiency() >= GOOD ? "well" : last.efficiency() >= FAIR ? "in part" : "poorly";
        return "The job scales %s: with %s the map is %s (efficiency %s)%s%s."
                .formatted(
                        how,
                        cores(last),
                        timesAsFast(last),
                        efficiency(last),
                        last.efficiency() < GOOD ? circumstance() : "",
                        wholeRun());
    }

    /** Returns what the start of Spark leaves of the speed-up, if that is much less. */
    private String wholeRun() {
        double map = relative(last);
        double run = relative(scaling.run().last());
        return run >= MOST_OF_THE_MAP * map
                ? ""
                : ", the whole run with Spark's start %s times".formatted(Quantity.fixed(run, 2));
    }

    /** Returns why a number of cores is no better than a smaller one, as far as the runs tell. */
    private String reason(Point more, Point fewer) {
        Optional<String> shortage = shortage(more);
        boolean machineIsFull = scaling.isBeyondMachine(more.cores()) && !scaling.isBeyondMachine(fewer.cores());
        return shortage.orElse(machineIsFull ? ", as this machine has " + machine() : "");
    }

    /** Returns what may explain an efficiency. */
    private String circumstance() {
        Optional<String> shortage = shortage(last);
        return shortage.orElse(scaling.isBeyondMachine(last.cores()) ? " on a machine of " + machine() : "");
    }

    private String machine() {
        return Quantity.counted(scaling.machineCores().orElseThrow(), "core");
    }

    /** Returns why not all cores had something to do. */
    private Optional<String> shortage(Point point) {
        if (scaling.counts().chunks() == 0) {
            return Optional.of(", as there are no inputs");
        }
        Optional<Integer> used = Optional.ofNullable(scaling.usedCores().get(point.cores()));
        long chunks = scaling.counts().chunks();
        return used.map(tasks -> ", as only %s ran at a time".formatted(Quantity.counted(tasks, "task")))
                .or(() -> chunks < point.cores()
                        ? Optional.of(", as there %s only %s"
                                .formatted(chunks == 1 ? "is" : "are", Quantity.counted(chunks, "chunk")))
                        : Optional.empty());
    }

    private String timesAsFast(Point point) {
        return "%s times as fast as with %s".formatted(factor(point), first.cores() == 1 ? "one" : first.cores());
    }

    private String factor(Point point) {
        return Quantity.fixed(relative(point), 2);
    }

    /** Returns how many times as fast a point is as the one with the fewest cores. */
    private double relative(Point point) {
        return point.speedUp() / first.cores();
    }

    private static String efficiency(Point point) {
        return Quantity.fixed(point.efficiency() * 100, 0) + " %";
    }

    private static String seconds(Point point) {
        return Quantity.seconds(point.times().median());
    }

    private static String cores(Point point) {
        return Quantity.counted(point.cores(), "core");
    }
}

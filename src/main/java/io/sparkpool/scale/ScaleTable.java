package io.sparkpool.scale;

import io.sparkpool.report.page.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The figures as text for a terminal. */
final class ScaleTable {
    private static final String NONE = "-";

    private ScaleTable() {}

    /** Returns the lines, of at most 100 characters. */
    static String text(Scaling scaling) {
        StringBuilder text = new StringBuilder();
        text.append("%s, %s: %s of %s, all with the same outputs (CRC-32C %s)\n\n"
                .formatted(
                        scaling.function(),
                        scaling.input(),
                        Quantity.counted(scaling.rounds(), "round"),
                        Quantity.counted(scaling.counts().inputs(), "input"),
                        scaling.digest()));
        text.append("       | MAP                                                          | WHOLE RUN\n");
        text.append(" CORES |    TIME  SHORTEST   LONGEST  SPEED-UP  EFF.  SERIAL  REPLAY |    TIME  SPEED-UP  EFF.\n");
        for (int i = 0; i < scaling.map().points().size(); i++) {
            text.append(row(
                    scaling,
                    scaling.map().points().get(i),
                    scaling.run().points().get(i)));
        }
        notes(scaling).forEach(note -> text.append(note).append('\n'));
        return text.append('\n').append(Conclusion.of(scaling)).append('\n').toString();
    }

    private static String row(Scaling scaling, Point map, Point run) {
        return "%6d%s| %s  %s  %s  %s  %s  %s  %s | %s  %s  %s\n"
                .formatted(
                        map.cores(),
                        scaling.isBeyondMachine(map.cores()) ? "*" : " ",
                        right(7, Quantity.seconds(map.times().median())),
                        right(8, Quantity.seconds(map.times().min())),
                        right(8, Quantity.seconds(map.times().max())),
                        right(8, Quantity.fixed(map.speedUp(), 2)),
                        right(4, percent(map.efficiency())),
                        right(
                                6,
                                map.serialFraction()
                                        .map(part -> Quantity.fixed(part, 3))
                                        .orElse(NONE)),
                        right(
                                6,
                                map.predicted()
                                        .map(speedUp -> Quantity.fixed(speedUp, 2))
                                        .orElse(NONE)),
                        right(7, Quantity.seconds(run.times().median())),
                        right(8, Quantity.fixed(run.speedUp(), 2)),
                        right(4, percent(run.efficiency())));
    }

    private static String percent(double share) {
        return Quantity.fixed(share * 100, 0) + "%";
    }

    private static String right(int width, String text) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static List<String> notes(Scaling scaling) {
        List<String> notes = new ArrayList<>();
        if (scaling.map().points().stream().anyMatch(point -> scaling.isBeyondMachine(point.cores()))) {
            notes.add("* more than this machine has, which is %d"
                    .formatted(scaling.machineCores().orElseThrow()));
        }
        scaling.usedCores()
                .forEach((cores, used) ->
                        notes.add("of %s only %d were there".formatted(Quantity.counted(cores, "core"), used)));
        law("map", scaling.map().fit()).ifPresent(notes::add);
        law("whole run", scaling.run().fit()).ifPresent(notes::add);
        return notes;
    }

    private static Optional<String> law(String what, Optional<ScalabilityLaw> fit) {
        return fit.map(law -> "Universal Scalability Law of the %s: sigma %s, kappa %s, %s"
                .formatted(
                        what,
                        Quantity.fixed(law.sigma(), 4),
                        Quantity.fixed(law.kappa(), 6),
                        law.peak()
                                .map(peak -> "peak at %s cores".formatted(Quantity.fixed(peak, 1)))
                                .orElse("no peak")));
    }
}

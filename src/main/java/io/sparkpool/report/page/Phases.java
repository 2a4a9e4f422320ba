package io.sparkpool.report.page;

import io.sparkpool.report.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps of a run, one after the other.
 *
 * @param steps the steps that took place
 * @param total how long they took together, in seconds
 */
record Phases(List<Step> steps, double total) {
    private static final String MAP = "map";
    private static final double NEARLY_ALL = 0.97;

    /** A step of a run. */
    record Step(String name, String styleClass, double from, double seconds) {}

    static Phases of(RunReport report) {
        RunReport.Seconds seconds = report.seconds();
        List<Step> steps = new ArrayList<>();
        double end = 0;
        end = add(steps, "before Spark", "prepare", end, seconds.prepare());
        end = add(steps, "Spark starts", "start", end, seconds.start());
        end = add(steps, MAP, MAP, end, seconds.map());
        end = add(steps, "outputs are published", "publish", end, seconds.publish());
        end = add(steps, "Spark stops", "stop", end, seconds.stop());
        return new Phases(steps, end);
    }

    private static double add(List<Step> steps, String name, String style, double from, Optional<Double> seconds) {
        if (seconds.isEmpty()) {
            return from;
        }
        steps.add(new Step(name, style, from, seconds.get()));
        return from + seconds.get();
    }

    /** Draws the steps to scale, with a table of their times above as a legend. */
    void write(Html html) {
        html.open("ul", "class", "key");
        for (Step step : steps) {
            html.open("li").open("i", "class", "p-".concat(step.styleClass())).close();
            html.text(step.name())
                    .text(" ")
                    .element("b", Quantity.seconds(step.seconds()))
                    .close();
        }
        html.close().line();
        Svg svg = Svg.open(html, "chart strip", 14, "The steps of the run", description());
        for (Step step : steps) {
            svg.rectangle(
                    "p-".concat(step.styleClass()),
                    share(step.from()),
                    0,
                    share(step.seconds()),
                    14,
                    step.name().concat(": ").concat(Quantity.seconds(step.seconds())));
        }
        svg.close();
    }

    /** Draws which part of the steps the map is, which follows at its own scale. */
    void writeZoom(Svg svg, double height) {
        for (Step step : steps) {
            if (step.name().equals(MAP) && share(step.seconds()) < NEARLY_ALL) {
                svg.curves(
                        0,
                        height,
                        new Svg.Curve("zoom")
                                .to(share(step.from()), 1)
                                .to(0, 0)
                                .to(1, 0)
                                .to(share(step.from() + step.seconds()), 1));
            }
        }
    }

    void writeTable(Html html) {
        Table table = Table.open(
                html,
                "The steps of the run",
                Table.Column.text("Step"),
                Table.Column.number("Time"),
                Table.Column.number("Share"));
        for (Step step : steps) {
            table.row(step.name(), Quantity.seconds(step.seconds()), Quantity.percent(share(step.seconds())));
        }
        table.close();
    }

    private double share(double seconds) {
        return total > 0 ? seconds / total : 0;
    }

    private String description() {
        StringBuilder text = new StringBuilder("From left to right");
        for (Step step : steps) {
            text.append(", ").append(step.name()).append(" for ").append(Quantity.seconds(step.seconds()));
        }
        return text.append('.').toString();
    }
}

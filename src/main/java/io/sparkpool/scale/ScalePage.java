package io.sparkpool.scale;

import io.sparkpool.report.page.Html;
import io.sparkpool.report.page.Page;
import io.sparkpool.report.page.Quantity;
import io.sparkpool.report.page.Table;
import java.util.Optional;

/** The figures as a page. */
final class ScalePage {
    private static final String NONE = "–";

    private final Scaling scaling;
    private final Html html;

    private ScalePage(Scaling scaling) {
        this.scaling = scaling;
        this.html = Page.open(scaling.function() + ": scaling");
    }

    /** Returns the page, which is one file and needs no other. */
    static String html(Scaling scaling) {
        return new ScalePage(scaling).write();
    }

    private String write() {
        heading();
        facts();
        Page.section(html, "Speed-up and efficiency");
        SpeedUpChart.write(html, scaling);
        SpeedUpChart.key(html, scaling);
        html.close();
        table("The map, without Spark's start", scaling.map());
        table("The whole run, with Spark's start", scaling.run());
        laws();
        return html.end();
    }

    private void heading() {
        html.open("header").element("p", "scaling", "class", "quiet over");
        html.open("h1").element("bdi", scaling.function()).close();
        html.open("p", "class", "quiet").element("bdi", scaling.input()).text(" · ");
        html.element("bdi", scaling.master().replaceFirst("^local\\[.*", "local"))
                .close()
                .close()
                .line();
        html.open("dl", "class", "numbers");
        number("Inputs", Quantity.count(scaling.counts().inputs()), "");
        number("Rounds", Quantity.count(scaling.rounds()), "");
        Point last = scaling.map().last();
        String cores = "with " + Quantity.counted(last.cores(), "core");
        number("Map", Quantity.fixed(last.speedUp(), 2) + " ×", cores);
        number("Whole run", Quantity.fixed(scaling.run().last().speedUp(), 2) + " ×", cores);
        number("Efficiency of the map", percent(last.efficiency()), cores);
        html.close().line();
        html.open("div", "class", "note", "role", "note").element("h2", "Conclusion");
        html.element("p", Conclusion.of(scaling)).close().line();
    }

    private void number(String name, String value, String more) {
        html.open("div").element("dt", name).element("dd", value);
        if (!more.isEmpty()) {
            html.element("dd", more, "class", "quiet");
        }
        html.close();
    }

    private void facts() {
        html.open("dl", "class", "facts small");
        fact("Command", String.join(" ", scaling.command()));
        fact(
                "Outputs",
                "thrown away; the same in all %s, CRC-32C %s"
                        .formatted(
                                Quantity.counted(
                                        (long) scaling.rounds()
                                                * scaling.map().points().size(),
                                        "run"),
                                scaling.digest()));
        scaling.machineCores().ifPresent(cores -> fact("This machine", Quantity.counted(cores, "core")));
        scaling.usedCores()
                .forEach((cores, used) -> fact(Quantity.counted(cores, "core"), "only %d were there".formatted(used)));
        html.close().line();
    }

    private void fact(String name, String value) {
        html.open("div")
                .element("dt", name)
                .open("dd")
                .element("bdi", value)
                .close()
                .close();
    }

    private void table(String heading, Series series) {
        boolean replayed = series.first().predicted().isPresent();
        Page.section(html, heading);
        Table.Column[] columns = new Table.Column[replayed ? 8 : 7];
        String[] names = {
            "cores", "median", "shortest", "longest", "speed-up", "efficiency", "serial fraction", "replayed"
        };
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Table.Column.number(names[i]);
        }
        Table table = Table.open(html, heading, columns);
        for (Point point : series.points()) {
            String[] cells = {
                Quantity.count(point.cores()) + (scaling.isBeyondMachine(point.cores()) ? " *" : ""),
                Quantity.seconds(point.times().median()),
                Quantity.seconds(point.times().min()),
                Quantity.seconds(point.times().max()),
                "%s (%s to %s)".formatted(two(point.speedUp()), two(point.speedUpMin()), two(point.speedUpMax())),
                percent(point.efficiency()),
                point.serialFraction().map(part -> Quantity.fixed(part, 3)).orElse(NONE),
                point.predicted().map(ScalePage::two).orElse(NONE)
            };
            table.row(java.util.Arrays.copyOf(cells, columns.length));
        }
        table.close();
        if (scaling.isBeyondMachine(series.last().cores())) {
            html.element("p", "* more cores than this machine has", "class", "quiet small");
        }
        html.close().line();
    }

    private void laws() {
        if (scaling.map().fit().isEmpty() && scaling.run().fit().isEmpty()) {
            return;
        }
        Page.section(html, "Universal Scalability Law");
        Table table = Table.open(
                html,
                "Parameters",
                Table.Column.text(""),
                Table.Column.number("contention σ"),
                Table.Column.number("coherence κ"),
                Table.Column.number("peak"));
        law(table, "map", scaling.map().fit());
        law(table, "whole run", scaling.run().fit());
        table.close();
        html.close().line();
    }

    private static void law(Table table, String name, Optional<ScalabilityLaw> fit) {
        fit.ifPresent(law -> table.row(
                name,
                Quantity.fixed(law.sigma(), 4),
                Quantity.fixed(law.kappa(), 6),
                law.peak().map(peak -> Quantity.fixed(peak, 1) + " cores").orElse("none")));
    }

    private static String two(double number) {
        return Quantity.fixed(number, 2);
    }

    private static String percent(double share) {
        return Quantity.fixed(share * 100, 0) + " %";
    }
}

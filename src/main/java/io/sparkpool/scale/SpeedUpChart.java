package io.sparkpool.scale;

import io.sparkpool.report.page.Axis;
import io.sparkpool.report.page.Html;
import io.sparkpool.report.page.Quantity;
import io.sparkpool.report.page.Svg;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The speed-up by the number of cores, and the efficiency below it. */
final class SpeedUpChart {
    private static final double TOP = 24;
    private static final double HEIGHT = 300;
    private static final double EFFICIENCY_TOP = TOP + HEIGHT + 58;
    private static final double EFFICIENCY_HEIGHT = 110;
    private static final double BOTTOM = EFFICIENCY_TOP + EFFICIENCY_HEIGHT;
    private static final int CURVE_STEPS = 80;
    private static final double CAP = 0.005;

    /** How much room there is above the highest point. */
    private static final double HEADROOM = 1.25;

    /** How far the axes go beyond the last point, which else would lie on the border. */
    private static final double MARGIN = 1.04;

    private final Html html;
    private final Scaling scaling;
    private final Axis cores;
    private final Axis speedUp;
    private final Axis efficiency;

    private SpeedUpChart(Html html, Scaling scaling) {
        this.html = html;
        this.scaling = scaling;
        int most = scaling.map().last().cores();
        Axis counts = Axis.ofCounts(most, 8);
        this.cores = new Axis(0, MARGIN * counts.to(), counts.step(), counts.unit());
        double ideal = Math.min(most, scaling.machineCores().orElse(1));
        this.speedUp = Axis.of(0, MARGIN * Math.max(1.2, Math.min(most, Math.max(ideal, highest()))), 6);
        double top = Math.max(1, points().mapToDouble(Point::efficiency).max().orElseThrow());
        this.efficiency = new Axis(0, 100 * Math.min(2, top * 1.05), 50, new Axis.Unit("%", 1));
    }

    /** Draws the chart. */
    static void write(Html html, Scaling scaling) {
        new SpeedUpChart(html, scaling).draw();
    }

    private Stream<Point> points() {
        return Stream.of(scaling.map(), scaling.run()).flatMap(series -> series.points().stream());
    }

    /** Returns where the chart ends. A replay may be far above what was measured, which would become small. */
    private double highest() {
        double measured = points().mapToDouble(Point::speedUpMax).max().orElseThrow();
        double replayed = points().mapToDouble(point -> point.predicted().orElse(0.0))
                .max()
                .orElseThrow();
        return measured * Math.max(HEADROOM, Math.min(2, replayed / measured));
    }

    private void draw() {
        Svg svg = Svg.open(html, "chart", BOTTOM + 36, "Speed-up and efficiency", description());
        beyondMachine(svg);
        svg.yAxis(speedUp, TOP, HEIGHT).yAxis(efficiency, EFFICIENCY_TOP, EFFICIENCY_HEIGHT);
        svg.xAxis(cores, TOP, TOP + HEIGHT).xAxis(cores, EFFICIENCY_TOP, BOTTOM);
        svg.text("begin", 0, TOP - 10, "times as fast");
        svg.text("begin", 0, EFFICIENCY_TOP - 10, "efficiency");
        svg.text("end", 1, BOTTOM + 34, "cores");
        svg.curves(TOP, HEIGHT, curves());
        if (speedUp.to() < cores.to() / MARGIN) {
            svg.text("end", cores.position(speedUp.to()) - CAP, TOP + 14, "ideal");
        }
        double ideal = EFFICIENCY_TOP + EFFICIENCY_HEIGHT * (1 - efficiency.position(100));
        svg.line("ideal", 0, ideal, 1, ideal);
        svg.curves(
                EFFICIENCY_TOP,
                EFFICIENCY_HEIGHT,
                efficiencies("l-run", scaling.run()),
                efficiencies("l-map", scaling.map()));
        marks(svg, "run", scaling.run());
        marks(svg, "map", scaling.map());
        svg.close();
    }

    private String description() {
        StringBuilder text = new StringBuilder("Speed-up of the map by the number of cores: ");
        scaling.map()
                .points()
                .forEach(point ->
                        text.append("%d cores %s, ".formatted(point.cores(), Quantity.fixed(point.speedUp(), 2))));
        return text.append("as in the table below.").toString();
    }

    private void beyondMachine(Svg svg) {
        scaling.machineCores()
                .filter(all -> scaling.isBeyondMachine(scaling.map().last().cores()))
                .ifPresent(all -> {
                    double from = cores.position(all);
                    svg.rectangle("beyond", from, TOP, 1 - from, HEIGHT);
                    svg.rectangle("beyond", from, EFFICIENCY_TOP, 1 - from, EFFICIENCY_HEIGHT);
                    svg.text(
                            "end",
                            1,
                            TOP - 10,
                            "more than the %s of this machine".formatted(Quantity.counted(all, "core")));
                });
    }

    private Svg.Curve[] curves() {
        List<Svg.Curve> curves = new ArrayList<>();
        double idealEnd = Math.min(cores.to(), speedUp.to());
        curves.add(new Svg.Curve("ideal").to(0, 0).to(cores.position(idealEnd), speedUp.position(idealEnd)));
        scaling.map().fit().ifPresent(law -> curves.add(law(law)));
        if (scaling.map().first().predicted().isPresent()) {
            curves.add(replayed());
        }
        curves.add(speedUps("l-run", scaling.run()));
        curves.add(speedUps("l-map", scaling.map()));
        return curves.toArray(Svg.Curve[]::new);
    }

    /** Returns the replayed speed-ups up to where they leave the chart. */
    private Svg.Curve replayed() {
        Svg.Curve curve = new Svg.Curve("l-replay");
        double x = 0;
        double y = 0;
        for (Point point : scaling.map().points()) {
            double next = point.predicted().orElse(0.0);
            if (next > speedUp.to()) {
                double part = (speedUp.to() - y) / (next - y);
                return curve.to(x + part * (x(point) - x), 1);
            }
            x = x(point);
            y = next;
            curve.to(x, speedUp.position(y));
        }
        return curve;
    }

    private Svg.Curve law(ScalabilityLaw law) {
        Point first = scaling.map().first();
        Svg.Curve curve = new Svg.Curve("l-law");
        for (int i = 0; i <= CURVE_STEPS; i++) {
            double n = first.cores() + (cores.to() - first.cores()) * i / CURVE_STEPS;
            double faster = law.throughput(n) * first.times().median() * first.cores();
            curve.to(cores.position(n), speedUp.position(faster));
        }
        return curve;
    }

    private Svg.Curve speedUps(String style, Series series) {
        Svg.Curve curve = new Svg.Curve(style);
        series.points().forEach(point -> curve.to(x(point), speedUp.position(point.speedUp())));
        return curve;
    }

    private Svg.Curve efficiencies(String style, Series series) {
        Svg.Curve curve = new Svg.Curve(style);
        series.points().forEach(point -> curve.to(x(point), efficiency.position(100 * point.efficiency())));
        return curve;
    }

    private double x(Point point) {
        return cores.position(point.cores());
    }

    private void marks(Svg svg, String style, Series series) {
        for (Point point : series.points()) {
            double x = x(point);
            double low = y(point.speedUpMin());
            double high = y(point.speedUpMax());
            String whisker = "whisker-" + style;
            svg.line(whisker, x, low, x, high);
            svg.line(whisker, x - CAP, low, x + CAP, low).line(whisker, x - CAP, high, x + CAP, high);
            svg.circle("dot-" + style, x, y(point.speedUp()), 4.5);
            double below = EFFICIENCY_TOP + EFFICIENCY_HEIGHT * (1 - efficiency.position(100 * point.efficiency()));
            svg.circle("dot-" + style, x, below, 3.5);
        }
    }

    private double y(double value) {
        return TOP + HEIGHT * (1 - speedUp.position(value));
    }

    /** Writes what the colours mean. */
    static void key(Html html, Scaling scaling) {
        html.open("ul", "class", "key");
        entry(html, "l-map", "map, without Spark's start; the whiskers are the shortest and the longest time");
        entry(html, "l-run", "whole run, with Spark's start");
        if (scaling.map().first().predicted().isPresent()) {
            entry(
                    html,
                    "l-replay",
                    String.format(
                            Locale.ROOT,
                            "map, by a replay of the chunks of a run with %s",
                            Quantity.counted(scaling.map().first().cores(), "core")));
        }
        scaling.map().fit().ifPresent(law -> entry(html, "l-law", "Universal Scalability Law, fitted to the map"));
        entry(html, "l-ideal", "ideal");
        html.close().line();
    }

    private static void entry(Html html, String style, String text) {
        html.open("li").open("i", "class", style).close().text(text).close();
    }
}

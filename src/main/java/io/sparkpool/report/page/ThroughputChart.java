package io.sparkpool.report.page;

import io.sparkpool.report.Lane;
import io.sparkpool.report.RunReport;
import java.util.List;
import java.util.Optional;

/** How many inputs were completed, and how many of them delivered in order, over time. */
final class ThroughputChart {
    private static final double TOTAL_TOP = 8;
    private static final double TOTAL_HEIGHT = 170;
    private static final double RATE_TOP = 206;
    private static final double RATE_HEIGHT = 70;
    private static final double HEIGHT = RATE_TOP + RATE_HEIGHT + 26;
    private static final int MAX_TABLE_ROWS = 60;

    private final Html html;
    private final double interval;
    private final List<Long> completed;
    private final List<Long> delivered;

    /** How long the map took; the last interval may be longer. */
    private final double seconds;

    private ThroughputChart(Html html, RunReport.Throughput throughput, Optional<Double> mapSeconds) {
        this.html = html;
        this.interval = throughput.intervalSeconds();
        this.completed = throughput.completed();
        this.delivered = throughput.delivered();
        this.seconds = mapSeconds.orElse(interval * intervals());
    }

    /** Writes the section, if anything was completed. */
    static void write(Html html, RunReport report) {
        if (report.throughput().isEmpty()) {
            return;
        }
        ThroughputChart chart = new ThroughputChart(html, report.throughput().get(), Lane.mapSeconds(report));
        if (chart.interval > 0 && sum(chart.completed) > 0) {
            chart.writeSection();
        }
    }

    private void writeSection() {
        Page.section(html, "Throughput");
        html.open("p", "class", "quiet")
                .text("An input is completed when its chunk is mapped, and delivered when all ");
        html.text("inputs before it are delivered. The area between the lines are outputs that wait.")
                .close()
                .line();
        draw();
        html.open("ul", "class", "key");
        html.open("li")
                .open("i", "class", "l-completed")
                .close()
                .text("completed")
                .close();
        html.open("li")
                .open("i", "class", "l-delivered")
                .close()
                .text("delivered")
                .close();
        html.open("li").open("i", "class", "c-even").close().text("completed in an interval of ");
        html.text(Quantity.seconds(interval)).close().close().line();
        Page.details(html, "The throughput as a table");
        table();
        html.close().close();
    }

    private void draw() {
        long total = sum(completed);
        double end = interval * intervals();
        Axis time = Axis.ofSeconds(0, end, 8);
        Axis inputs = Axis.ofCounts(Math.max(total, sum(delivered)), 4);
        Axis rate = Axis.ofCounts((long) Math.ceil(most() / interval), 2);
        Svg svg = Svg.open(html, "chart", HEIGHT, "Throughput", description(total));
        svg.yAxis(inputs, TOTAL_TOP, TOTAL_HEIGHT).yAxis(rate, RATE_TOP, RATE_HEIGHT);
        svg.xAxis(time, TOTAL_TOP, RATE_TOP + RATE_HEIGHT);
        svg.curves(
                TOTAL_TOP,
                TOTAL_HEIGHT,
                waiting(inputs),
                line("l-completed", completed, inputs),
                line("l-delivered", delivered, inputs));
        svg.text("begin", 0, 6, TOTAL_TOP + 12, "inputs").text("begin", 0, 6, RATE_TOP - 4, "inputs per second");
        for (int i = 0; i < completed.size(); i++) {
            double share = rate.position(completed.get(i) / interval);
            double width = 1.0 / intervals();
            if (share > 0) {
                svg.rectangle(
                        "c-even", i * width, RATE_TOP + RATE_HEIGHT * (1 - share), width * 0.85, RATE_HEIGHT * share);
            }
        }
        svg.close();
    }

    private Svg.Curve line(String styleClass, List<Long> counts, Axis inputs) {
        Svg.Curve curve = new Svg.Curve(styleClass).to(0, 0);
        long sum = 0;
        for (int i = 0; i < counts.size(); i++) {
            sum += counts.get(i);
            curve.to((i + 1.0) / intervals(), inputs.position(sum));
        }
        return curve;
    }

    private Svg.Curve waiting(Axis inputs) {
        Svg.Curve area = line("waiting", completed, inputs);
        long sum = sum(delivered);
        for (int i = delivered.size() - 1; i >= 0; i--) {
            area.to((i + 1.0) / intervals(), inputs.position(sum));
            sum -= delivered.get(i);
        }
        return area.to(0, 0);
    }

    private void table() {
        int rows = Math.min(MAX_TABLE_ROWS, intervals());
        Table table = Table.open(
                html,
                "Throughput",
                Table.Column.number("Until"),
                Table.Column.number("Completed"),
                Table.Column.number("Delivered"),
                Table.Column.number("Completed in all"),
                Table.Column.number("Delivered in all"));
        for (int row = 0; row < rows; row++) {
            int from = (int) ((long) intervals() * row / rows);
            int to = (int) ((long) intervals() * (row + 1) / rows);
            table.row(
                    Quantity.seconds(to * interval),
                    Quantity.count(sum(completed, from, to)),
                    Quantity.count(sum(delivered, from, to)),
                    Quantity.count(sum(completed, 0, to)),
                    Quantity.count(sum(delivered, 0, to)));
        }
        table.close();
    }

    private String description(long total) {
        return Quantity.counted(total, "input")
                .concat(" completed and ")
                .concat(Quantity.count(sum(delivered)))
                .concat(" delivered in ")
                .concat(Quantity.seconds(seconds))
                .concat(", on average ")
                .concat(Quantity.significant(total / seconds))
                .concat(" per second.");
    }

    private int intervals() {
        return Math.max(1, Math.max(completed.size(), delivered.size()));
    }

    private long most() {
        long most = 0;
        for (long count : completed) {
            most = Math.max(most, count);
        }
        return most;
    }

    private static long sum(List<Long> counts) {
        return sum(counts, 0, counts.size());
    }

    private static long sum(List<Long> counts, int from, int to) {
        long sum = 0;
        for (int i = from; i < Math.min(to, counts.size()); i++) {
            sum += counts.get(i);
        }
        return sum;
    }
}

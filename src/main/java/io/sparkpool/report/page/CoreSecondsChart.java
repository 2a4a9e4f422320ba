package io.sparkpool.report.page;

import io.sparkpool.report.RunReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where the time of the cores went: parts that add up to all of it. */
final class CoreSecondsChart {
    private static final double BAR_HEIGHT = 34;

    /** A part of the time of the cores. */
    private record Part(String styleClass, String name, String meaning, double seconds) {}

    private CoreSecondsChart() {}

    /** Writes the section, if there was a map. */
    static void write(Html html, RunReport report) {
        if (report.coreSeconds().isEmpty() || report.coreSeconds().get().total() <= 0) {
            return;
        }
        RunReport.CoreSeconds cores = report.coreSeconds().get();
        List<Part> parts = parts(cores);
        int[] shares = shares(parts, cores.total());
        Page.section(html, "Where the time of the cores went");
        html.open("p", "class", "quiet")
                .text(Quantity.counted(cores.cores(), "core"))
                .text(" for ");
        html.text(Quantity.seconds(cores.total() / cores.cores())).text(" of map: ");
        html.text(Quantity.seconds(cores.total())).text(" in all.").close().line();
        draw(html, parts, shares, cores.total());
        table(html, parts, shares, cores.total());
        html.close();
    }

    private static List<Part> parts(RunReport.CoreSeconds cores) {
        return List.of(
                new Part(
                        "s-function",
                        "Function",
                        "reading inputs, calling the function, encoding outputs",
                        cores.function()),
                new Part("s-serialization", "Serialization", "of the function and of results", cores.serialization()),
                new Part("s-files", "Files", "writing the files of a table", cores.files()),
                new Part(
                        "s-scheduling",
                        "Scheduling",
                        "idle although a chunk was waiting for a core",
                        cores.scheduling()),
                new Part(
                        "s-order",
                        "Behind order",
                        "idle, as results waited for an earlier chunk or inputs came slowly",
                        cores.behindOrder()),
                new Part("s-end", "At the end", "idle, as no inputs were left", cores.atEnd()),
                new Part("s-absent", "Absent", "the executor had not come yet, or was lost", cores.absent()));
    }

    /** Returns the shares in tenths of a percent, rounded so that they add up to 100 %. */
    private static int[] shares(List<Part> parts, double total) {
        int[] shares = new int[parts.size()];
        double[] rests = new double[parts.size()];
        List<Integer> byRest = new ArrayList<>();
        int missing = 1_000;
        for (int i = 0; i < shares.length; i++) {
            double share = Math.max(0, parts.get(i).seconds()) / total * 1_000;
            shares[i] = (int) share;
            rests[i] = share - shares[i];
            missing -= shares[i];
            byRest.add(i);
        }
        byRest.sort(Comparator.comparingDouble(i -> -rests[i]));
        for (int i = 0; i < Math.min(missing, shares.length); i++) {
            shares[byRest.get(i)]++;
        }
        return shares;
    }

    private static void draw(Html html, List<Part> parts, int[] shares, double total) {
        StringBuilder description = new StringBuilder("From left to right: ");
        for (int i = 0; i < shares.length; i++) {
            Part part = parts.get(i);
            description
                    .append(i == 0 ? "" : ", ")
                    .append(part.name())
                    .append(' ')
                    .append(percent(shares[i]));
        }
        Svg svg = Svg.open(
                html,
                "chart wholewidth",
                BAR_HEIGHT,
                "Where the time of the cores went",
                description.append('.').toString());
        double x = 0;
        for (int i = 0; i < shares.length; i++) {
            Part part = parts.get(i);
            double width = Math.max(0, part.seconds()) / total;
            if (width > 0) {
                svg.rectangle(
                        part.styleClass(),
                        x,
                        0,
                        Math.max(0.0005, width - 0.001),
                        BAR_HEIGHT,
                        part.name()
                                .concat(": ")
                                .concat(Quantity.seconds(part.seconds()))
                                .concat(", ")
                                .concat(percent(shares[i])));
            }
            x += width;
        }
        svg.close();
    }

    private static void table(Html html, List<Part> parts, int[] shares, double total) {
        Table table = Table.open(
                html,
                "Where the time of the cores went",
                Table.Column.text("Part"),
                Table.Column.number("Share"),
                Table.Column.number("Core-seconds"),
                new Table.Column("What it is", "meaning"));
        for (int i = 0; i < shares.length; i++) {
            Part part = parts.get(i);
            table.keyedRow(
                    part.styleClass(),
                    part.name(),
                    percent(shares[i]),
                    Quantity.fixed(part.seconds(), digits(total)),
                    part.meaning());
        }
        table.row(
                "All",
                "100.0 %",
                Quantity.fixed(total, digits(total)),
                "the length of the map times the number of cores");
        table.close();
    }

    private static int digits(double total) {
        return total < 10 ? 3 : total < 1_000 ? 2 : 1;
    }

    private static String percent(int tenths) {
        return Quantity.percent(tenths / 1_000.0);
    }
}

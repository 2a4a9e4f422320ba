package bench;

import java.util.List;
import java.util.Locale;

/** Draws the results as a bar chart, on a logarithmic scale. */
final class Chart {
    private static final int WIDTH = 760;
    private static final int LABELS = 150;
    private static final int BARS = 500;
    private static final int BAR = 20;
    private static final int TITLE = 34;
    private static final double MIN_SECONDS = 0.01;
    private static final double MAX_SECONDS = 100;

    /** The rows with several contenders that do the same work. */
    private static final List<String> ROWS = List.of("lesson", "squares-1000000", "squares-10000000", "warm");

    private final StringBuilder svg = new StringBuilder();
    private int y = 4;

    private Chart() {}

    static String of(Results results) {
        Chart chart = new Chart();
        results.rows().stream().filter(row -> ROWS.contains(row.key())).forEach(chart::add);
        chart.text(0, chart.y + 24, "note", "Seconds, on a logarithmic scale. " + results.machine());
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="13">
                <style>text { fill: #24292f } .title { font-weight: bold } .note { font-size: 10px; fill: #57606a }
                .bar { fill: #8c959f } .ours { fill: #0969da }
                @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .note { fill: #8d96a0 } }</style>
                %s</svg>
                """.formatted(WIDTH, chart.y + 34, chart.svg);
    }

    private void add(Row row) {
        y += TITLE;
        text(0, y - 12, "title", row.title());
        row.entries().stream().filter(Entry::isMeasured).forEach(entry -> add(entry, entry == row.ours()));
    }

    private void add(Entry entry, boolean ours) {
        double seconds = entry.medianSeconds();
        double share = Math.log(seconds / MIN_SECONDS) / Math.log(MAX_SECONDS / MIN_SECONDS);
        long length = Math.round(BARS * Math.max(0.004, Math.min(1, share)));
        text(8, y + 14, "name", entry.name());
        svg.append("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n"
                .formatted(ours ? "ours" : "bar", LABELS, y + 2, length, BAR - 4));
        text(LABELS + length + 6, y + 14, "value", String.format(Locale.ROOT, seconds < 1 ? "%.2f" : "%.1f", seconds));
        y += BAR;
    }

    private void text(long x, int baseline, String kind, String text) {
        svg.append("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n"
                .formatted(kind, x, baseline, text.replace("&", "&amp;").replace("<", "&lt;")));
    }
}

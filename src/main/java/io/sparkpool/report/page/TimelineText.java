package io.sparkpool.report.page;

import io.sparkpool.report.Lane;
import io.sparkpool.report.RunReport;
import java.util.List;
import java.util.Optional;

/** Draws the timeline of a run as text: which core mapped which inputs when. */
public final class TimelineText {
    private static final int MIN_WIDTH = 60;
    private static final int MAX_LANES = 64;
    private static final String MORE = ", ...";
    private static final double MUCH_IDLE = 0.1;

    private final RunReport report;
    private final List<Lane> lanes;
    private final double mapSeconds;
    private final int width;
    private final StringBuilder text = new StringBuilder();

    private TimelineText(RunReport report, double mapSeconds, int width) {
        this.report = report;
        this.lanes = Lane.of(report);
        this.mapSeconds = mapSeconds;
        this.width = width;
    }

    /**
     * Returns the timeline, how much each core mapped, and what that shows: lines of at most {@code width} characters,
     * each of which ends with a line feed.
     *
     * @param width how many characters fit on a line; 60 if it is less
     */
    public static String of(RunReport report, int width) {
        Optional<Double> map = Lane.mapSeconds(report);
        if (map.isEmpty() || report.chunks().rows().isEmpty()) {
            return "No input was mapped, so there is no timeline.\n";
        }
        return new TimelineText(report, map.get(), Math.max(MIN_WIDTH, width)).draw();
    }

    private String draw() {
        List<Lane> shown = lanes.subList(0, Math.min(MAX_LANES, lanes.size()));
        int nameWidth = "core ".length() + Integer.toString(shown.size()).length() + 1;
        LaneText picture = LaneText.of(shown, report.chunks(), mapSeconds, width - nameWidth);
        for (Lane lane : shown) {
            text.append(padded(name(lane), nameWidth))
                    .append(picture.line(lane))
                    .append('\n');
        }
        text.append(axis(picture.time(), nameWidth)).append('\n').append('\n');
        for (Lane lane : shown) {
            share(lane);
        }
        text.append('\n');
        paragraph(meaning(picture));
        return text.toString();
    }

    private static String name(Lane lane) {
        return "core ".concat(Integer.toString(lane.number() + 1));
    }

    private static String padded(String text, int width) {
        return text.concat(" ".repeat(Math.max(0, width - text.length())));
    }

    /** Returns the names of points in time, below the columns where these are. */
    private String axis(Axis axis, int nameWidth) {
        int columns = width - nameWidth;
        StringBuilder line = new StringBuilder(" ".repeat(nameWidth));
        for (double tick : axis.ticks()) {
            String label = axis.labelWithUnit(tick);
            int at = nameWidth + (int) (axis.position(tick) * columns);
            if (at + label.length() <= width && (at > line.length() || line.length() == nameWidth)) {
                line.append(" ".repeat(at - line.length())).append(label);
            }
        }
        return line.toString();
    }

    /** Says how much a core mapped. */
    private void share(Lane lane) {
        StringBuilder line = new StringBuilder(name(lane));
        if (report.executors().size() > 1) {
            line.append(" of executor ").append(Texts.visible(String.join(", ", lane.executors())));
        }
        line.append(": ").append(Quantity.counted(lane.chunks(), "chunk"));
        line.append(", ").append(Quantity.counted(lane.inputs(), "input"));
        if (report.chunks().complete()) {
            inputs(line, lane);
        }
        text.append(line.length() <= width ? line : line.substring(0, width)).append('\n');
    }

    /** Says which inputs a core mapped, as far as there is room. */
    private void inputs(StringBuilder line, Lane lane) {
        String separator = ": ";
        List<RunReport.ChunkRow> delivered =
                lane.rows().stream().filter(row -> row.firstInput().isPresent()).toList();
        for (RunReport.ChunkRow row : delivered) {
            String next = separator.concat(LaneText.inputs(row));
            if (line.length() + next.length() > width - MORE.length()) {
                line.append(separator.equals(": ") ? "" : MORE);
                break;
            }
            line.append(next);
            separator = ", ";
        }
        int others = lane.rows().size() - delivered.size();
        if (others > 0) {
            line.append("; ").append(Quantity.count(others)).append(" not delivered");
        }
    }

    private String meaning(LaneText picture) {
        double busy = 0;
        for (Lane lane : lanes) {
            busy += lane.busySeconds();
        }
        StringBuilder meaning = new StringBuilder();
        if (Lane.count(report) > MAX_LANES) {
            meaning.append(Quantity.count(Lane.count(report) - MAX_LANES)).append(" more cores are not shown. ");
        }
        if (!report.chunks().complete() && report.chunks().busy().isEmpty()) {
            meaning.append("Only ")
                    .append(Quantity.count(report.chunks().rows().size()))
                    .append(" chunks are known. ");
        }
        meaning.append(picture.legend()).append(beginning(picture.time())).append(failures());
        double seconds =
                picture.time().from() > 0 ? picture.time().to() - picture.time().from() : mapSeconds;
        String chunks = Quantity.counted(report.chunks().total(), "chunk");
        if (lanes.size() == 1) {
            return meaning.append("One core mapped ")
                    .append(report.chunks().total() == 1 ? "the only chunk" : chunks + ", one after another")
                    .append(": it was busy for ")
                    .append(Quantity.seconds(busy))
                    .append(" of the ")
                    .append(Quantity.seconds(seconds))
                    .append(picture.time().from() > 0 ? " that the picture shows." : " that the map took.")
                    .toString();
        }
        meaning.append(Quantity.counted(lanes.size(), "core"))
                .append(" mapped ")
                .append(chunks)
                .append(" side by side: ");
        meaning.append(Quantity.seconds(busy)).append(" of work took ").append(Quantity.seconds(seconds));
        meaning.append(", so on average ")
                .append(Quantity.fixed(busy / seconds, busy < seconds ? 2 : 1))
                .append(" cores were busy.");
        return meaning.append(idle(busy / seconds)).toString();
    }

    private String failures() {
        return report.counts().failed() == 0
                ? ""
                : Quantity.counted(report.counts().failed(), "input").concat(" failed. ");
    }

    private static String beginning(Axis time) {
        return time.from() > 0
                ? "The picture begins when the first chunk started, %s after the map began. "
                        .formatted(Quantity.seconds(time.from()))
                : "";
    }

    private String idle(double busyCores) {
        if (report.chunks().total() < lanes.size()) {
            return " There were fewer chunks than cores.";
        }
        if (busyCores < (1 - MUCH_IDLE) * lanes.size()) {
            return " Where a line is empty, the core was "
                    .concat(Texts.idle(report))
                    .concat(".");
        }
        return " A core takes the next chunk as soon as it is free; the outputs are in the order of the inputs all the same.";
    }

    /** Breaks a text into lines between words. */
    private void paragraph(String words) {
        int column = 0;
        for (String word : words.split(" ")) {
            boolean fits = column + 1 + word.length() <= width;
            text.append(column == 0 ? "" : fits ? " " : "\n").append(word);
            column = fits && column > 0 ? column + 1 + word.length() : word.length();
        }
        text.append('\n');
    }
}

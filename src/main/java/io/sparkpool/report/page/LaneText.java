package io.sparkpool.report.page;

import io.sparkpool.report.Lane;
import io.sparkpool.report.RunReport;
import io.sparkpool.report.RunReport.ChunkRow;
import java.util.List;

/** Draws what a core did as a line of text, to scale. */
interface LaneText {
    /** A chunk needs some columns to be seen. */
    int COLUMNS_PER_CHUNK = 3;

    /** Time before the first chunk is drawn only if it is a small part. */
    double SHORT_WAIT = 0.15;

    /** The name of a point in time needs some columns. */
    int COLUMNS_PER_TICK = 10;

    /** Returns a way to draw lines of some columns: chunk by chunk if all chunks can be seen. */
    static LaneText of(List<Lane> lanes, RunReport.Chunks chunks, double mapSeconds, int columns) {
        double first = mapSeconds;
        double last = 0;
        for (Lane lane : lanes) {
            if (!chunks.complete() || lane.rows().size() * COLUMNS_PER_CHUNK > columns) {
                return new BusyShares(Axis.ofSeconds(0, mapSeconds, ticks(columns)), columns);
            }
            for (ChunkRow row : lane.rows()) {
                first = Math.min(first, row.start());
                last = Math.max(last, row.end());
            }
        }
        double from = first < last * SHORT_WAIT ? 0 : first;
        return new ChunkByChunk(Axis.ofSeconds(from, last, ticks(columns)), columns);
    }

    private static int ticks(int columns) {
        return Math.max(2, columns / COLUMNS_PER_TICK);
    }

    /** Returns the time that the line shows. */
    Axis time();

    /** Returns the line of a core. */
    String line(Lane lane);

    /** Says what the line shows, unless that is clear; ends with a blank. */
    String legend();

    /** Returns the indices of a chunk's inputs, which are not known if it was not delivered. */
    static String inputs(ChunkRow row) {
        if (row.firstInput().isEmpty()) {
            return "not delivered";
        }
        String first = row.firstInput().get().toString();
        return row.inputs() <= 1
                ? first
                : first.concat("-").concat(Long.toString(row.firstInput().get() + row.inputs() - 1));
    }

    /** Draws each chunk with the indices of its inputs. */
    record ChunkByChunk(Axis time, int columns) implements LaneText {
        @Override
        public String line(Lane lane) {
            StringBuilder line = new StringBuilder();
            for (ChunkRow row : lane.rows()) {
                int from = Math.max(line.length(), column(row.start()));
                int to = Math.max(from + 1, column(row.end()));
                if (to <= columns) {
                    line.append(" ".repeat(from - line.length())).append(bar(row, to - from));
                }
            }
            return line.toString();
        }

        @Override
        public String legend() {
            return "";
        }

        private int column(double seconds) {
            return (int) Math.round(time.position(seconds) * columns);
        }

        private static String bar(ChunkRow row, int length) {
            if (length == 1) {
                return row.failed() > 0 ? "x" : "│";
            }
            String inputs = row.failed() > 0 ? inputs(row).concat(" x") : inputs(row);
            if (inputs.length() > length - 2) {
                inputs = row.failed() > 0 && length > 2 ? "x" : "";
            }
            int before = (length - 2 - inputs.length()) / 2;
            return "├"
                    .concat("─".repeat(before))
                    .concat(inputs)
                    .concat("─".repeat(length - 2 - inputs.length() - before))
                    .concat("┤");
        }
    }

    /** Draws how busy the core was, the darker the busier. */
    record BusyShares(Axis time, int columns) implements LaneText {
        private static final String SHADES = " ░▒▓█";

        @Override
        public String line(Lane lane) {
            StringBuilder line = new StringBuilder();
            for (double share : lane.busyShares(columns, time.to())) {
                line.append(SHADES.charAt((int) Math.round(Math.min(1, share) * (SHADES.length() - 1))));
            }
            return line.toString().stripTrailing();
        }

        @Override
        public String legend() {
            return "The darker the line, the busier the core. ";
        }
    }
}

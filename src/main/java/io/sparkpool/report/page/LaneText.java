package io.sparkpool.report.page;

import io.sparkpool.report.Lane;
import io.sparkpool.report.RunReport;
import io.sparkpool.report.RunReport.ChunkRow;
import io.sparkpool.report.RunReport.FileTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
            if (!chunks.isWhole()
                    || lane.rows().size() * COLUMNS_PER_CHUNK + lane.files().size() > columns) {
                return new BusyShares(Axis.ofSeconds(0, mapSeconds, ticks(columns)), columns);
            }
            for (ChunkRow row : lane.rows()) {
                first = Math.min(first, row.start());
                last = Math.max(last, row.end());
            }
            for (FileTask task : lane.files()) {
                first = Math.min(first, task.start());
                last = Math.max(last, task.end());
            }
        }
        double from = first < last * SHORT_WAIT ? 0 : first;
        return new ChunkByChunk(
                Axis.ofSeconds(from, last, ticks(columns)),
                columns,
                chunks.files().isPresent());
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

    /** Draws each chunk with the indices of its inputs, and the tasks that wrote files. */
    record ChunkByChunk(Axis time, int columns, boolean files) implements LaneText {
        private static final String FILES = "░";

        /** A chunk, or else a task that wrote files. */
        private record Task(double start, double end, Optional<ChunkRow> chunk) {}

        @Override
        public String line(Lane lane) {
            StringBuilder line = new StringBuilder();
            for (Task task : tasks(lane)) {
                int from = Math.max(line.length(), column(task.start()));
                int to = Math.max(from + 1, column(task.end()));
                if (to <= columns) {
                    line.append(" ".repeat(from - line.length())).append(bar(task, to - from));
                }
            }
            return line.toString();
        }

        /** Returns what a core did, in the order in which it began. */
        private static List<Task> tasks(Lane lane) {
            List<Task> tasks = new ArrayList<>();
            for (ChunkRow row : lane.rows()) {
                tasks.add(new Task(row.start(), row.end(), Optional.of(row)));
            }
            for (FileTask file : lane.files()) {
                tasks.add(new Task(file.start(), file.end(), Optional.empty()));
            }
            tasks.sort(Comparator.comparingDouble(Task::start));
            return tasks;
        }

        private static String bar(Task task, int length) {
            return task.chunk().isPresent() ? bar(task.chunk().get(), length) : FILES.repeat(length);
        }

        @Override
        public String legend() {
            return files ? "Where a line is ░, the core wrote files of a table. " : "";
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

package io.sparkpool.history;

import io.sparkpool.report.RunReport;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A run whose report is kept.
 *
 * @param directory the directory of the report, whose name is the id of the run
 * @param report the report
 * @param state how the run ended, or that it has not
 */
record StoredRun(Path directory, RunReport report, State state) {
    /** How a run ended, or that it has not. */
    enum State {
        /** Its process exists. */
        RUNNING,
        /** All outputs are written. */
        DONE,
        /** It failed. */
        FAILED,
        /** A signal ended it. */
        INTERRUPTED,
        /** Its report says that it runs, and its process is gone. */
        KILLED;

        static State of(RunReport.Run run, Processes processes) {
            return switch (run.status()) {
                case RUNNING -> processes.mayRun(run) ? RUNNING : KILLED;
                case DONE -> DONE;
                case FAILED -> FAILED;
                case INTERRUPTED -> INTERRUPTED;
            };
        }
    }

    /** Returns the name of the directory. */
    String id() {
        return directory.getFileName().toString();
    }

    /** Returns whether the directory was made for this run. */
    boolean isInItsOwnDirectory() {
        return id().equals(report.run().id());
    }

    /** Returns whether the report is that of the end, with counts and times. That of the start has none. */
    boolean hasReportedEnd() {
        return report.run().status() != RunReport.Status.RUNNING;
    }

    Instant start() {
        return report.run().start();
    }

    /** Returns when the run ended; if that is not known, when it began. */
    Instant end() {
        return report.run().end().orElse(start());
    }
}

package io.sparkpool;

import io.sparkpool.report.OpenLineage;
import io.sparkpool.report.RunDirectory;
import io.sparkpool.report.RunJson;
import io.sparkpool.report.RunReport;
import io.sparkpool.report.page.RunPage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files in which a run is reported. One that cannot be written is given up with a warning, and changes nothing else.
 * Used by one thread at a time.
 */
final class ReportFiles {
    private final PrintStream err;

    /** Empty if there is no report. */
    private Optional<RunDirectory> directory;

    /** Empty if there are no events. */
    private Optional<Path> events;

    /** Whether {@code report.json} has been written. */
    private boolean begun;

    /** Whether it says how the run ended. */
    private boolean ended;

    private ReportFiles(PrintStream err, Optional<RunDirectory> directory, Optional<Path> events) {
        this.err = err;
        this.directory = directory;
        this.events = events;
    }

    /** A step that writes something. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    /**
     * Creates the directory of the report, and checks that the files can be written.
     *
     * @param start when the run began
     * @param name what the run is called
     */
    static ReportFiles open(ReportPlace place, Instant start, String name, PrintStream err) {
        ReportFiles files = new ReportFiles(err, Optional.empty(), place.openLineage());
        place.runs().ifPresent(runs -> {
            try {
                files.directory = Optional.of(RunDirectory.create(runs, start, name));
            } catch (IOException e) {
                files.warnOfReport(runs, e);
            }
        });
        files.tryEvents(() -> OpenLineage.check(place.openLineage().orElseThrow()));
        return files;
    }

    /** Says what would be given up in a run, without leaving a file or a directory. */
    static void check(ReportPlace place, PrintStream err) {
        ReportFiles files = new ReportFiles(err, Optional.empty(), place.openLineage());
        place.runs().ifPresent(runs -> {
            try {
                tryToCreateIn(existing(runs.toAbsolutePath()));
            } catch (IOException e) {
                files.warnOfReport(runs, e);
            }
        });
        files.tryEvents(() -> checkEvents(place.openLineage().orElseThrow()));
    }

    /** Returns the directory itself, or the nearest one around it that exists. */
    private static Path existing(Path directory) {
        return Stream.iterate(directory, Path::getParent)
                .filter(path -> path.getParent() == null || Files.exists(path))
                .findFirst()
                .orElseThrow();
    }

    private static void checkEvents(Path file) throws IOException {
        if (Files.exists(file)) {
            OpenLineage.check(file);
        } else {
            tryToCreateIn(file.toAbsolutePath().getParent());
        }
    }

    private static void tryToCreateIn(Path directory) throws IOException {
        Files.delete(Files.createTempFile(directory, ".check", null));
    }

    /** Returns the directory of the report, if there is one. */
    Optional<RunDirectory> directory() {
        return directory;
    }

    /** Writes the report of a run that goes on, or replaces it. If that fails, the report of its end may still fit. */
    void write(RunReport report) {
        directory.ifPresent(run -> {
            try {
                writeJson(run, report);
                writePage(run, report);
            } catch (Throwable e) { // also of a heap that is full: the run itself has been well
                ErrorMessages.log().info("the report cannot be written to '{}' yet", run.path(), e);
            }
        });
    }

    /**
     * Writes the report of the end of the run.
     *
     * @return whether it is written as a whole, or there is none
     */
    boolean writeEnd(RunReport report) {
        try {
            writeWhole(report);
            return true;
        } catch (Throwable e) { // as above
            ErrorMessages.log().info("the report cannot be written yet", e);
            return false;
        }
    }

    /** Writes the report of the end of the run; if that fails, gives up what cannot be written. */
    void writeAtLast(RunReport report) {
        try {
            writeWhole(report);
        } catch (Throwable e) { // as above
            directory.ifPresent(run -> giveUp(run, e));
        }
    }

    private void writeWhole(RunReport report) throws IOException {
        if (directory.isPresent()) {
            if (!ended) {
                writeJson(directory.get(), report);
                ended = true;
            }
            writePage(directory.get(), report);
        }
    }

    private void writeJson(RunDirectory run, RunReport report) throws IOException {
        run.write(RunDirectory.JSON, out -> RunJson.write(report, out));
        begun = true;
    }

    private static void writePage(RunDirectory run, RunReport report) throws IOException {
        run.write(RunDirectory.HTML, out -> out.write(RunPage.html(report).getBytes(StandardCharsets.UTF_8)));
    }

    /** Appends the event for the status of a run. */
    void appendEvent(RunReport report) {
        tryEvents(() -> OpenLineage.append(report, events.orElseThrow()));
    }

    /** Gives up everything, as the run cannot be described. */
    void giveUp(Throwable reason) {
        directory.ifPresent(run -> giveUp(run, reason));
        events = Optional.empty();
    }

    /** What has been written stays. */
    private void giveUp(RunDirectory run, Throwable reason) {
        if (ended) {
            warn(
                    "the page cannot be written to '%s': %s; only report.json there shows the end of the run"
                            .formatted(run.path(), WriteFailure.reason(reason)),
                    reason);
        } else if (begun) {
            warn(
                    "the end of the run cannot be reported in '%s': %s; the report there says that it is running"
                            .formatted(run.path(), WriteFailure.reason(reason)),
                    reason);
            directory = Optional.empty();
        } else {
            warnOfReport(run.path(), reason);
            run.delete();
            directory = Optional.empty();
        }
    }

    private void tryEvents(Step step) {
        if (events.isEmpty()) {
            return;
        }
        try {
            step.run();
        } catch (Throwable e) { // as above
            warn(
                    "events of OpenLineage cannot be appended to '%s': %s; this run has none"
                            .formatted(events.orElseThrow(), WriteFailure.reason(e)),
                    e);
            events = Optional.empty();
        }
    }

    private void warnOfReport(Path path, Throwable e) {
        warn(
                "the report cannot be written to '%s': %s; this run has no report"
                        .formatted(path, WriteFailure.reason(e)),
                e);
    }

    private void warn(String message, Throwable e) {
        err.println("spark-pool: " + message);
        ErrorMessages.log().info(message, e); // a warning would be on standard error, too
    }
}

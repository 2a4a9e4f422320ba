package io.sparkpool.history;

import io.sparkpool.report.RecordCopy;
import io.sparkpool.report.RunDirectory;
import io.sparkpool.report.RunJson;
import io.sparkpool.report.RunReport;
import io.sparkpool.report.SampleReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Reports in a directory, for tests. */
record KeptRuns(Path root) {
    static final Processes NONE = run -> false;
    static final Processes ALL = run -> true;

    /** Returns the report of a run that took one second and a half, with an end three seconds after its start. */
    static RunReport report(String id, Instant start) {
        RunReport report = RecordCopy.with(SampleReport.done(3), "run.id", id);
        report = RecordCopy.with(report, "run.start", start);
        report = RecordCopy.with(report, "run.end", Optional.of(start.plusSeconds(3)));
        return RecordCopy.with(report, "seconds.total", 1.5);
    }

    static RunReport running(String id, Instant start) {
        RunReport report = RecordCopy.with(report(id, start), "run.status", RunReport.Status.RUNNING);
        report = RecordCopy.with(report, "run.end", Optional.empty());
        report = RecordCopy.with(report, "output.digest", Optional.empty());
        return RecordCopy.with(report, "run.exitCode", Optional.empty());
    }

    Path keep(RunReport report) throws IOException {
        Path directory = Files.createDirectories(root.resolve(report.run().id()));
        Files.writeString(directory.resolve(RunDirectory.JSON), RunJson.text(report));
        return directory;
    }

    Runs read(Processes processes) {
        return Runs.read(root, processes);
    }
}

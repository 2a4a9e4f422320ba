package io.sparkpool;

import io.sparkpool.config.SecretMask;
import io.sparkpool.report.Advisor;
import io.sparkpool.report.RunDirectory;
import io.sparkpool.report.RunReport;
import io.sparkpool.report.RunReport.Status;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Reports a run: as running, so that a run that is killed stays visible, and again when it ends. What cannot be reported
 * does not change the run. Thread-safe.
 */
final class RunReporter {
    /** How long the end of a run waits for facts that are still being found, such as the name of the machine. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** The same for a signal, which must end the process within two seconds. */
    private static final Duration LIMIT_AT_SIGNAL = Duration.ofSeconds(1);

    private final RunRecord record = new RunRecord(this::mapEnded);
    private final CompletableFuture<RunFacts> facts = new CompletableFuture<>();
    private final SecretMask secrets;

    /** Guarded by this, like the fields below. */
    private final ReportFiles files;

    private boolean started;
    private boolean ended;

    /** The report of the end, if it is not written as a whole yet. */
    private Optional<RunReport> unwritten = Optional.empty();

    private RunReporter(SecretMask secrets, ReportFiles files) {
        this.secrets = secrets;
        this.files = files;
    }

    /**
     * Begins to report a run. Whether its report can be written is known when this method returns; the report itself is
     * written in the background.
     *
     * @param err where to say that it cannot be written
     */
    static RunReporter begin(JobPlan plan, RunStart start, PrintStream err) {
        ReportFiles files = ReportFiles.open(plan.reports(), Instant.now(), start.name(), err);
        RunReporter reporter = new RunReporter(SecretMask.of(plan.config()), files);
        inBackground(() -> reporter.start(plan, start));
        return reporter;
    }

    private static void inBackground(Runnable work) {
        Thread background = new Thread(work, "run-report");
        background.setDaemon(true);
        background.start();
    }

    private void start(JobPlan plan, RunStart start) {
        try {
            RunFacts found = RunFacts.find(plan, start);
            facts.complete(found);
            reportStart(found);
        } catch (Throwable defect) {
            facts.completeExceptionally(defect); // reported at the end
        }
    }

    private synchronized void reportStart(RunFacts known) {
        if (!started) {
            started = true;
            RunReport report = running(known);
            files.write(report);
            files.appendEvent(report);
        }
    }

    /**
     * Writes the report again while Spark stops and outputs are published, so that it shows the map if the process is
     * killed meanwhile.
     */
    private void mapEnded() {
        facts.thenAccept(known -> inBackground(() -> reportMap(known)));
    }

    private synchronized void reportMap(RunFacts known) {
        try {
            if (!ended) {
                files.write(running(known));
            }
        } catch (Throwable defect) { // reported at the end, if it is still there
            ErrorMessages.log().info("the map cannot be reported", defect);
        }
    }

    private RunReport running(RunFacts known) {
        return record.report(run(Status.RUNNING, Optional.empty(), Optional.empty(), known), known, secrets);
    }

    /** Returns what records the run. */
    RunRecord record() {
        return record;
    }

    /** Returns the file with the report, if there is one. */
    synchronized Optional<Path> file() {
        return files.directory().map(run -> run.path().resolve(RunDirectory.JSON));
    }

    /**
     * Reports the end of the run. If its report does not fit on the disk, {@link #tryAgain} writes it.
     *
     * @param error why it failed, as the user was told
     * @return the report; empty if the end was reported before, or nothing is known of the run
     */
    synchronized Optional<RunReport> end(Status status, int exitCode, Optional<String> error) {
        if (ended) {
            return Optional.empty();
        }
        ended = true;
        record.end();
        try {
            Duration limit = status == Status.INTERRUPTED ? LIMIT_AT_SIGNAL : LIMIT;
            RunFacts known = facts.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            reportStart(known);
            RunReport report =
                    record.report(run(status, Optional.of(exitCode), error.map(secrets::text), known), known, secrets);
            RunReport advised = report.withAdvice(Advisor.advice(report));
            unwritten = files.writeEnd(advised) ? Optional.empty() : Optional.of(advised);
            files.appendEvent(advised);
            return Optional.of(advised);
        } catch (Throwable e) { // as nothing of this may change the run
            files.giveUp(e);
            return Optional.empty();
        }
    }

    /**
     * Tries again to write what {@link #end} could not write, when all else that may fill the disk has been removed, and
     * says what cannot be written.
     */
    synchronized void tryAgain() {
        unwritten.ifPresent(files::writeAtLast);
        unwritten = Optional.empty();
    }

    private RunReport.Run run(Status status, Optional<Integer> exitCode, Optional<String> error, RunFacts known) {
        return new RunReport.Run(
                files.directory().map(RunDirectory::id).orElse(""),
                status,
                exitCode,
                known.start(),
                status == Status.RUNNING
                        ? Optional.empty()
                        : Optional.of(Instant.now().truncatedTo(ChronoUnit.MILLIS)),
                known.command(),
                Path.of("").toAbsolutePath().toString(),
                known.host(),
                ProcessHandle.current().pid(),
                Optional.empty(),
                error);
    }
}

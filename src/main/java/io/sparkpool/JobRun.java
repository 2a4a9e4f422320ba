package io.sparkpool;

import io.sparkpool.cli.Arguments;
import io.sparkpool.config.Key;
import io.sparkpool.config.Settings;
import io.sparkpool.config.SummaryForm;
import io.sparkpool.report.JsonSummary;
import io.sparkpool.report.Report;
import io.sparkpool.report.RunReport.Status;
import io.sparkpool.submit.Launch;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;

/** A run of a job in this process: runs it, reports how it ended, and says so on standard error. */
final class JobRun {
    private final JobPlan plan;
    private final Arguments arguments;
    private final PrintStream err;
    private final Termination termination;
    private final RunRecord record;

    private JobRun(JobPlan plan, Arguments arguments, PrintStream err, Termination termination) {
        this.plan = plan;
        this.arguments = arguments;
        this.err = err;
        this.termination = termination;
        this.record = RunRecord.begin(plan, err);
    }

    /** Begins a run. From now on, its end is reported, however the process ends. */
    static JobRun begin(JobPlan plan, Arguments arguments, PrintStream err, Termination termination) {
        JobRun run = new JobRun(plan, arguments, err, termination);
        termination.jobStarted(run::end);
        return run;
    }

    /**
     * Runs the job to its end.
     *
     * @return the exit code
     */
    int toEnd(OutputStream out) {
        try {
            publish(plan.config().settings());
            Report report = plan.job().run(out, record, terminal());
            termination.jobDone();
            if (!arguments.quiet() && form() == SummaryForm.TEXT) {
                err.println("spark-pool: " + report.summary());
            }
            end(Status.DONE, 0, Optional.empty());
            return 0;
        } catch (Throwable e) { // Scala throws checked exceptions without declaring them
            termination.parkIfProcessIsEnding();
            termination.jobFailed();
            return fail(e);
        }
    }

    /**
     * Ends the run with a failure.
     *
     * @return the exit code
     */
    int fail(Throwable failure) {
        ErrorMessages.Told told = new ErrorMessages(err).tell(failure);
        end(Status.FAILED, told.exitCode(), Optional.of(told.message()));
        return told.exitCode();
    }

    private void end(Status status, int exitCode, Optional<String> error) {
        record.end(status, exitCode, error)
                .filter(report -> form() == SummaryForm.JSON)
                .ifPresent(report -> err.println(JsonSummary.of(report, record.file())));
    }

    private SummaryForm form() {
        return plan.config().get(Key.SUMMARY);
    }

    /** Sets the settings as system properties, as spark-submit does, because parts of Spark look for them there. */
    private static void publish(Settings settings) {
        settings.all().forEach(setting -> System.setProperty(setting.key(), setting.value()));
    }

    private Optional<PrintStream> terminal() {
        return Launch.hasTerminal(System.getProperties()) && !arguments.quiet() ? Optional.of(err) : Optional.empty();
    }
}

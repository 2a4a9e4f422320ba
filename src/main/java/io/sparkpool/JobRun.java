package io.sparkpool;

import io.sparkpool.cli.Arguments;
import io.sparkpool.config.Key;
import io.sparkpool.config.Settings;
import io.sparkpool.config.SummaryForm;
import io.sparkpool.message.MessageText;
import io.sparkpool.pool.ProgressListener;
import io.sparkpool.report.JsonSummary;
import io.sparkpool.report.Report;
import io.sparkpool.report.RunReport;
import io.sparkpool.report.RunReport.Status;
import io.sparkpool.report.page.TimelineText;
import io.sparkpool.report.progress.ProgressLine;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A run of a job in this process: runs it, reports how it ended, and says so on standard error. */
final class JobRun implements Termination.Observer {
    private static final int DONE = 0;

    /** Why a run ended early without a message to its user, who knows. */
    private static final String READER_GONE = "the reader of standard output had enough";

    private static final int EXPLANATION_COLUMNS = 80;

    private final JobPlan plan;
    private final Arguments arguments;
    private final Console console;
    private final PrintStream err;
    private final Optional<WebPage> page;
    private final Termination termination;
    private final RunReporter reporter;

    private JobRun(JobPlan plan, Arguments arguments, Console console, Termination termination) {
        this.plan = plan;
        this.arguments = arguments;
        this.console = console;
        this.err = console.err();
        this.page = plan.config()
                .settings()
                .find(Key.UI)
                .map(stay -> new WebPage(plan.job().spark(), stay, err));
        this.termination = termination;
        this.reporter = RunReporter.begin(plan, err);
    }

    /** Begins a run. From now on, its end is reported, however the process ends. */
    static JobRun begin(JobPlan plan, Arguments arguments, Console console, Termination termination) {
        JobRun run = new JobRun(plan, arguments, console, termination);
        termination.jobStarted(run);
        return run;
    }

    /**
     * Runs the job to its end.
     *
     * @return the exit code
     */
    int toEnd() {
        try (ProgressLine progress = progress()) {
            publish(plan.config().settings());
            EventLog.create(plan.job().spark());
            Report report = plan.job().run(console.out(), reporter.record(), watchers(progress));
            termination.jobDone();
            if (!arguments.quiet() && form() == SummaryForm.TEXT) {
                err.println("spark-pool: " + report.summary());
            }
            end(Status.DONE, DONE, Optional.empty());
            return DONE;
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
        if (told.exitCode() == DONE) {
            end(Status.INTERRUPTED, DONE, Optional.of(READER_GONE));
        } else {
            end(Status.FAILED, told.exitCode(), Optional.of(told.message()));
        }
        return told.exitCode();
    }

    /** Keeps Spark's web page for as long as the settings say, after the end of the job. */
    void keepPage() {
        page.ifPresent(WebPage::keep);
    }

    private List<ProgressListener> watchers(ProgressLine progress) {
        return Stream.<ProgressListener>concat(Stream.of(progress), page.stream())
                .toList();
    }

    /** Reports the end. Spark has stopped, and unfinished outputs are gone, so that nothing more makes room for the report. */
    private void end(Status status, int exitCode, Optional<String> error) {
        Optional<RunReport> report = reporter.end(status, exitCode, error);
        reporter.tryAgain();
        report.ifPresent(this::show);
    }

    @Override
    public void processEnds(Status status, int exitCode, Optional<String> error) {
        reporter.end(status, exitCode, error).ifPresent(this::show);
    }

    @Override
    public void processHasCleanedUp() {
        reporter.tryAgain();
    }

    /** Shows what was asked for. The run has ended, and a defect here does not change how. */
    private void show(RunReport report) {
        try {
            if (arguments.explain()) {
                Object lines = TimelineText.of(report, EXPLANATION_COLUMNS).stripTrailing();
                err.println(lines); // as an object, since a text is printed on one line
            }
            if (form() == SummaryForm.JSON) {
                err.println(JsonSummary.of(report, reporter.file()));
            }
        } catch (Throwable defect) {
            err.println("spark-pool: the report cannot be shown: " + MessageText.ofThrowable(defect));
            ErrorMessages.log().info("the report cannot be shown", defect);
        }
    }

    private SummaryForm form() {
        return plan.config().get(Key.SUMMARY);
    }

    /** Sets the settings as system properties, as spark-submit does, because parts of Spark look for them there. */
    private static void publish(Settings settings) {
        settings.all().forEach(setting -> System.setProperty(setting.key(), setting.value()));
    }

    private ProgressLine progress() {
        return ProgressLine.of(plan.config().get(Key.PROGRESS), console.line(), err, System.getenv());
    }
}

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
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A run of a job in this process: runs it, reports how it ended, and says so on standard error. */
final class JobRun implements Run, Termination.Observer {
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

    /** Other threads read it. */
    private volatile boolean running = true;

    /**
     * Begins a run.
     *
     * @param page Spark's web page, if it is kept
     */
    JobRun(
            JobPlan plan,
            RunStart start,
            Optional<WebPage> page,
            Arguments arguments,
            Console console,
            Termination termination) {
        this.plan = plan;
        this.arguments = arguments;
        this.console = console;
        this.err = console.err();
        this.page = page;
        this.termination = termination;
        this.reporter = RunReporter.begin(plan, start, err);
    }

    @Override
    public int toEnd() {
        try (ProgressLine progress = progress()) {
            prepareSpark(plan);
            Report report = run(progress);
            termination.jobDone();
            done(report, "");
            return DONE;
        } catch (Throwable e) { // Scala throws checked exceptions without declaring them
            termination.parkIfProcessIsEnding();
            termination.jobFailed();
            return fail(e);
        }
    }

    /**
     * Runs the job as a step of another one, on whose Spark it is.
     *
     * @throws StepFailure if it fails, which has been reported then
     */
    void asStep(String name) {
        String beginning = "step '%s': ".formatted(name);
        try (ProgressLine progress = progress()) {
            done(run(progress), beginning);
        } catch (Throwable e) { // Scala throws checked exceptions without declaring them
            termination.parkIfProcessIsEnding();
            throw new StepFailure(name, fail(e, beginning), e);
        } finally {
            running = false;
        }
    }

    /** Returns whether a step has neither succeeded nor failed yet. */
    boolean isRunning() {
        return running;
    }

    private Report run(ProgressLine progress) throws IOException {
        return plan.job().run(console.out(), reporter.record(), watchers(progress));
    }

    private void done(Report report, String beginning) {
        if (!arguments.quiet() && form() == SummaryForm.TEXT) {
            err.println("spark-pool: " + beginning + report.summary());
        }
        end(Status.DONE, DONE, Optional.empty());
    }

    @Override
    public int fail(Throwable failure) {
        return fail(failure, "").exitCode();
    }

    private ErrorMessages.Told fail(Throwable failure, String beginning) {
        ErrorMessages.Told told = new ErrorMessages(err, beginning).tell(failure);
        if (told.exitCode() == DONE) {
            end(Status.INTERRUPTED, DONE, Optional.of(READER_GONE));
        } else {
            end(Status.FAILED, told.exitCode(), Optional.of(told.message()));
        }
        return told;
    }

    @Override
    public void keepPage() {
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

    /** Prepares this process for a Spark that is about to start. */
    static void prepareSpark(Plan plan) throws IOException {
        publish(plan.config().settings());
        EventLog.create(plan.spark());
    }

    /** Sets the settings as system properties, as spark-submit does, because parts of Spark look for them there. */
    private static void publish(Settings settings) {
        settings.all().forEach(setting -> System.setProperty(setting.key(), setting.value()));
    }

    private ProgressLine progress() {
        return ProgressLine.of(plan.config().get(Key.PROGRESS), console.line(), err, System.getenv());
    }
}

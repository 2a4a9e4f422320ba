package io.sparkpool;

import io.sparkpool.cli.Arguments;
import io.sparkpool.config.ConfigException;
import io.sparkpool.config.Setting;
import io.sparkpool.message.MessageText;
import io.sparkpool.message.UserException;
import io.sparkpool.pool.Pool;
import io.sparkpool.report.RunReport.Status;
import io.sparkpool.submit.Launch;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A run of a job of several steps in this process. */
final class StepsRun implements Run, Job, Termination.Observer {
    private static final int DONE = 0;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

    private final StepsPlan plan;
    private final Arguments arguments;
    private final Console console;
    private final Termination termination;
    private final Optional<WebPage> page;
    private final PrintStream out;

    /** Keeps Spark running between the steps, once it runs. */
    private Optional<Pool> pool = Optional.empty();

    /** The step that runs, or the last one. Other threads read it. */
    private volatile Optional<JobRun> step = Optional.empty();

    StepsRun(StepsPlan plan, Arguments arguments, Console console, Termination termination) {
        this.plan = plan;
        this.arguments = arguments;
        this.console = console;
        this.termination = termination;
        this.page = WebPage.of(plan, console.err());
        this.out = new PrintStream(console.out(), true, StandardCharsets.UTF_8);
    }

    @Override
    public int toEnd() {
        try {
            plan.steps().run(this);
            pool.ifPresent(Pool::close);
            termination.jobDone();
            return DONE;
        } catch (Throwable e) { // of a user's code
            termination.parkIfProcessIsEnding();
            termination.jobFailed();
            pool.ifPresent(Pool::terminate);
            return e instanceof StepFailure told ? told.exitCode() : tell(e);
        }
    }

    private int tell(Throwable thrown) {
        ErrorMessages messages = new ErrorMessages(console.err());
        boolean isKnown = thrown instanceof UserException
                || thrown instanceof IOException
                || thrown instanceof UncheckedIOException
                || thrown instanceof OutOfMemoryError;
        if (isKnown) {
            return messages.tell(thrown).exitCode();
        }
        int exitCode = messages.tell(new Defect(thrown)).exitCode();
        if (Launch.logFile(System.getProperties()).isEmpty()) {
            thrown.printStackTrace(console.err());
        }
        return exitCode;
    }

    /** A defect of the user's program. */
    private static final class Defect extends UserException {
        Defect(Throwable thrown) {
            super("the job has failed: " + MessageText.ofThrowable(thrown), thrown, FAILED);
        }
    }

    @Override
    public int fail(Throwable failure) {
        return step.filter(JobRun::isRunning)
                .map(running -> running.fail(failure))
                .orElseGet(() -> tell(failure));
    }

    @Override
    public void keepPage() {
        page.ifPresent(WebPage::keep);
    }

    @Override
    public void step(String name, Map<String, String> settings) {
        if (!NAME.matcher(name).matches()) {
            throw new ConfigException(List.of(
                    "%s cannot be the name of a step: use letters, digits and dashes".formatted(MessageText.of(name))));
        }
        RunStart start = RunStart.now(name);
        JobPlan planned = plan.step(name, settings);
        pool();
        JobRun running = new JobRun(planned, start, page, arguments, console, termination);
        step = Optional.of(running);
        running.asStep(name);
    }

    @Override
    public Pool pool() {
        if (pool.isEmpty()) {
            pool = Optional.of(start());
        }
        return pool.get();
    }

    private Pool start() {
        termination.jobStarted(this);
        try {
            JobRun.prepareSpark(plan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Pool.start(plan.spark());
    }

    @Override
    public SortedMap<String, String> settings() {
        TreeMap<String, String> values = new TreeMap<>();
        plan.config().settings().all().forEach(setting -> values.put(setting.key(), setting.value()));
        return Collections.unmodifiableSortedMap(values);
    }

    @Override
    public String setting(String key) {
        Objects.requireNonNull(key, "key is null");
        return plan.config()
                .settings()
                .find(key)
                .map(Setting::value)
                .orElseThrow(() -> new ConfigException(List.of(
                        "'%s' is not set, and the job needs it; set it in the configuration file, or with -D %s=VALUE"
                                .formatted(key, key))));
    }

    @Override
    public PrintStream out() {
        return out;
    }

    @Override
    public void processEnds(Status status, int exitCode, Optional<String> error) {
        step.ifPresent(last -> last.processEnds(status, exitCode, error));
    }

    @Override
    public void processHasCleanedUp() {
        step.ifPresent(JobRun::processHasCleanedUp);
    }
}

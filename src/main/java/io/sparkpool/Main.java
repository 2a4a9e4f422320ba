package io.sparkpool;

import io.sparkpool.cli.Arguments;
import io.sparkpool.cli.Commands;
import io.sparkpool.cli.Help;
import io.sparkpool.config.JobConfig;
import io.sparkpool.config.Master;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.history.RunsCommand;
import io.sparkpool.message.MessageStream;
import io.sparkpool.message.MessageText;
import io.sparkpool.message.OneLine;
import io.sparkpool.message.SystemLimits;
import io.sparkpool.message.UserException;
import io.sparkpool.practice.ClusterCommand;
import io.sparkpool.practice.PracticeCluster;
import io.sparkpool.report.Report;
import io.sparkpool.sink.StandardOutput;
import io.sparkpool.submit.DriverLocation;
import io.sparkpool.submit.Launch;
import io.sparkpool.submit.ParentProcess;
import io.sparkpool.submit.SparkSubmitOptions;
import io.sparkpool.submit.Submission;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The entry point: runs a command or the job, and ends the process with an exit code. */
public final class Main {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int TERMINATED = 143;

    private final Map<String, String> environment;
    private final Optional<Launch> launch;
    private final OutputStream out;
    private final PrintStream err;
    private final Termination termination;

    private Main(Map<String, String> environment, Optional<Launch> launch, OutputStream out, PrintStream err) {
        this.environment = environment;
        this.launch = launch;
        this.out = out;
        this.err = err;
        this.termination = Termination.watch(err, logFile());
    }

    /** Runs a command or the job, and ends the process. */
    public static void main(String[] arguments) {
        System.setOut(System.err); // what a function prints is not an output
        PrintStream err = new MessageStream(System.err);
        Optional<Launch> launch = Launch.find(System.getProperties());
        launch.ifPresent(found -> found.openLog(System.getenv(), err));
        ParentProcess.onExit(System.getProperties(), () -> System.exit(TERMINATED));
        Main main = new Main(System.getenv(), launch, StandardOutput.open(), err);
        Thread.setDefaultUncaughtExceptionHandler(main::threadDied);
        int exitCode = main.run(List.of(arguments));
        if (exitCode != DONE || !isStartedByYarn()) {
            System.exit(exitCode);
        }
    }

    /** Ends the job if a thread has run out of memory, as Spark would wait for that thread forever. */
    private void threadDied(Thread thread, Throwable thrown) {
        log().error("in thread {}", thread, thrown);
        if (thrown instanceof OutOfMemoryError e && termination.failIfRunning()) {
            System.exit(failed(SystemLimits.explain(e), e));
        }
    }

    /** Returns whether YARN started this process. YARN takes a call of System.exit for a failure, even with 0. */
    private static boolean isStartedByYarn() {
        return System.getProperty(Master.KEY, "").equals("yarn")
                && System.getProperty("spark.submit.deployMode", "").equals("cluster");
    }

    private int run(List<String> words) {
        try {
            return execute(words);
        } catch (Throwable e) { // Scala throws checked exceptions without declaring them
            termination.parkIfProcessIsEnding();
            termination.jobFailed();
            return explain(e);
        }
    }

    private int execute(List<String> words) throws IOException {
        Optional<String> printed = commands().run(words);
        if (printed.isPresent()) {
            return print(printed.get());
        }
        Problems problems = new Problems();
        Arguments arguments = Arguments.parse(words, JobPlan.KEYS, problems);
        return switch (arguments.action()) {
            case HELP -> print(Help.text(JobPlan.KEYS));
            case VERSION -> print(version());
            case DRY_RUN, RUN ->
                launch.isPresent()
                        ? submit(
                                launch.get(),
                                arguments.withDefaultConfig(
                                        launch.get().config().toString()),
                                problems)
                        : runAsDriver(arguments, problems);
        };
    }

    /** Returns all commands. To add one, write a class and add it here. */
    private Commands commands() {
        ProjectSettings settings = new ProjectSettings(launch.map(Launch::config), environment);
        return new Commands(List.of(
                new ClusterCommand(
                        launch.map(Launch::cluster),
                        launch.map(Launch::libraries).orElse(List.of())),
                new RunsCommand(problems -> settings.reports(Launch.runs(System.getProperties()), problems)),
                new RecoverCommand(settings)));
    }

    /** Runs the job, whose settings spark-submit has put among the system properties. */
    private int runAsDriver(Arguments arguments, Problems problems) throws IOException {
        List<Setting> submitted = Setting.ofSparkSubmit(System.getProperties());
        JobConfig config = JobPlan.config(arguments, List.of(), submitted, environment, problems);
        Submission.checkDriver(config.settings(), problems);
        return run(plan(config, DriverLocation.ofDriver(config.settings()), problems), arguments);
    }

    /** Runs the job in this process, or in another one if its settings ask for that. */
    private int submit(Launch start, Arguments arguments, Problems problems) throws IOException {
        SparkSubmitOptions options = SparkSubmitOptions.parse(arguments.sparkSubmit(), problems);
        JobConfig config = JobPlan.config(
                arguments, Submission.ofEnvironment(environment), options.settings(), environment, problems);
        Settings settings = config.settings();
        Submission submission = new Submission(start, environment, arguments, options, settings);
        submission.check(problems);
        boolean runs = arguments.action() == Arguments.Action.RUN;
        if (runs && submission.isForChild() && problems.isEmpty()) {
            return submission.runInChild(secret(start, settings), problems);
        }
        submission.loadClasses(problems);
        JobPlan plan = plan(config, DriverLocation.ofSubmitted(settings), problems);
        if (runs && submission.isForCluster()) {
            return submission.runOnCluster(secret(start, settings), plan.job().spark(), config.clusterTimeout(), err);
        }
        int exitCode = run(plan, arguments);
        if (runs) {
            submission.archiveClasses();
        }
        return exitCode;
    }

    /** The practice cluster accepts only applications that know its secret. */
    private static Optional<String> secret(Launch start, Settings settings) {
        return settings.find(Master.KEY)
                .flatMap(master -> new PracticeCluster(start.cluster()).secretFor(master.value()));
    }

    private JobPlan plan(JobConfig config, DriverLocation location, Problems problems) {
        return JobPlan.make(config, location, environment, problems);
    }

    private int run(JobPlan plan, Arguments arguments) throws IOException {
        if (arguments.action() == Arguments.Action.DRY_RUN) {
            print(plan.config().table());
            if (!arguments.quiet()) {
                err.println("spark-pool: all settings are valid; nothing was started");
            }
            return DONE;
        }
        termination.jobStarted();
        publish(plan.config().settings());
        Report report = plan.job().run(out, terminal(arguments));
        termination.jobDone();
        if (!arguments.quiet()) {
            err.println("spark-pool: " + report.summary());
        }
        return DONE;
    }

    /** Sets the settings as system properties, as spark-submit does, because parts of Spark look for them there. */
    private static void publish(Settings settings) {
        settings.all().forEach(setting -> System.setProperty(setting.key(), setting.value()));
    }

    private Optional<PrintStream> terminal(Arguments arguments) {
        return Launch.hasTerminal(System.getProperties()) && !arguments.quiet() ? Optional.of(err) : Optional.empty();
    }

    private int print(String text) throws IOException {
        out.write(OneLine.ofEach(text).getBytes(StandardCharsets.UTF_8));
        out.flush();
        return DONE;
    }

    private static String version() {
        String version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("not packaged");
        return "spark-pool %s (Spark %s, Java %s)%n"
                .formatted(version, org.apache.spark.package$.MODULE$.SPARK_VERSION(), Runtime.version());
    }

    private int explain(Throwable thrown) {
        if (thrown instanceof UserException e) {
            return explain(e);
        }
        if (thrown instanceof IOException || thrown instanceof UncheckedIOException) {
            return failed("the job could not go on: " + MessageText.ofThrowable(thrown), thrown);
        }
        return thrown instanceof OutOfMemoryError e ? failed(SystemLimits.explain(e), e) : failedByDefect(thrown);
    }

    private int explain(UserException failure) {
        if (failure.exitCode() == FAILED) {
            return failed(failure.getMessage() + SystemLimits.advice(failure.getMessage()), failure);
        }
        failure.problems().forEach(this::error);
        return failure.exitCode();
    }

    private void error(String message) {
        err.println("spark-pool: error: " + message);
    }

    private int failed(String message, Throwable failure) {
        Optional<String> trace = logFile().filter(file -> failure.getCause() != null);
        error(message + trace.map(" (stack trace: %s)"::formatted).orElse(""));
        log().error(message, failure);
        return FAILED;
    }

    /** Returns the file with Spark's log, if this process writes one. */
    private static Optional<String> logFile() {
        return Launch.logFile(System.getProperties());
    }

    /** Creates the logger only when it is needed, as the log file has to be chosen first. */
    private static Logger log() {
        return LoggerFactory.getLogger(Main.class);
    }

    /** Reports an error of the program itself, with the stack trace that its developers need. */
    private int failedByDefect(Throwable defect) {
        error("this should not have happened: " + defect + "; please report it with the lines below");
        defect.printStackTrace(err);
        return FAILED;
    }
}

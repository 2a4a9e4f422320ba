package io.sparkpool;

import io.sparkpool.cli.Arguments;
import io.sparkpool.cli.Commands;
import io.sparkpool.cli.Help;
import io.sparkpool.config.JobConfig;
import io.sparkpool.config.Master;
import io.sparkpool.config.Problems;
import io.sparkpool.config.SecretMask;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.history.RunsCommand;
import io.sparkpool.learn.LearnCommand;
import io.sparkpool.message.OneLine;
import io.sparkpool.practice.ClusterCommand;
import io.sparkpool.practice.PracticeCluster;
import io.sparkpool.program.ProgramException;
import io.sparkpool.program.ProgramProcess;
import io.sparkpool.program.RunCommand;
import io.sparkpool.program.ShellCommand;
import io.sparkpool.project.NewCommand;
import io.sparkpool.scale.ScaleCommand;
import io.sparkpool.submit.DriverLocation;
import io.sparkpool.submit.DriverProgram;
import io.sparkpool.submit.HistoryCommand;
import io.sparkpool.submit.Launch;
import io.sparkpool.submit.ParentProcess;
import io.sparkpool.submit.Release;
import io.sparkpool.submit.SparkSubmitOptions;
import io.sparkpool.submit.Submission;
import io.sparkpool.submit.UserCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The entry point: runs a command or the job, and ends the process with an exit code. */
public final class Main {
    private static final int DONE = 0;
    private static final int TERMINATED = 143;

    private final Map<String, String> environment;
    private final Optional<Launch> launch;
    private final Console console;
    private final PrintStream err;
    private final Termination termination;

    /** The steps of the job; empty if the settings say what it does. */
    private final Optional<JobMain.Steps> steps;

    /** The run of the job in this process, once it has begun. Other threads read it. */
    private volatile Optional<Run> job = Optional.empty();

    private Main(
            Map<String, String> environment, Optional<Launch> launch, Console console, Optional<JobMain.Steps> steps) {
        this.steps = steps;
        this.environment = environment;
        this.launch = launch;
        this.console = console;
        this.err = console.err();
        this.termination = Termination.watch(err, Launch.logFile(System.getProperties()));
    }

    /** Runs a command or the job, and ends the process. */
    public static void main(String[] arguments) {
        start(arguments, Optional.empty());
    }

    /**
     * Runs a command or the job, and ends the process.
     *
     * @param steps the steps of the job; empty if the settings say what it does
     */
    static void start(String[] arguments, Optional<JobMain.Steps> steps) {
        Console console = Console.open();
        PrintStream err = console.err();
        Optional<Launch> launch = Launch.find(System.getProperties());
        launch.ifPresent(found -> found.openLog(System.getenv(), err));
        launch.ifPresent(found -> found.chooseRuns(System.getenv()));
        ParentProcess.onExit(System.getProperties(), () -> System.exit(TERMINATED));
        Main main = new Main(System.getenv(), launch, console, steps);
        Thread.setDefaultUncaughtExceptionHandler(main::threadDied);
        int exitCode = main.run(List.of(arguments));
        main.job.ifPresent(Run::keepPage);
        if (exitCode != DONE || !isStartedByYarn()) {
            System.exit(exitCode);
        }
    }

    /**
     * Ends the job if a thread has run out of memory, as Spark would wait for that thread forever. Shows what else ends a
     * thread of a user's program, as Java does.
     */
    private void threadDied(Thread thread, Throwable thrown) {
        ErrorMessages.log().error("in thread {}", thread, thrown);
        if (!(thrown instanceof OutOfMemoryError) && termination.isProgramRunning()) {
            new ErrorMessages(err).tell(ProgramException.of(thread, thrown));
        } else if (thrown instanceof OutOfMemoryError && termination.failIfRunning()) {
            System.exit(job.map(run -> run.fail(thrown))
                    .orElseGet(() -> new ErrorMessages(err).tell(thrown).exitCode()));
        }
    }

    /** Prepares this process for a program of the user. */
    private void programStarts() {
        console.giveOut();
        termination.programStarted();
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
            return new ErrorMessages(err).tell(e).exitCode();
        }
    }

    private int execute(List<String> words) throws IOException {
        Optional<String> printed = Commands.areMeantBy(words) ? commands().run(words) : Optional.empty();
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
                                words,
                                arguments.withDefaultConfig(
                                        launch.get().config().toString()),
                                problems)
                        : runAsDriver(words, arguments, problems);
        };
    }

    /** Returns all commands. To add one, write a class and add it here. */
    private Commands commands() {
        ProjectSettings settings = new ProjectSettings(launch.map(Launch::config), environment);
        ProgramProcess process = new ProgramProcess(launch, environment, err, this::programStarts);
        return new Commands(List.of(
                new ClusterCommand(
                        launch.map(Launch::cluster),
                        launch.map(Launch::libraries).orElse(List.of())),
                new HistoryCommand(launch, environment, err),
                new RunsCommand(problems -> settings.reports(Launch.runs(System.getProperties()), problems)),
                new ScaleCommand(
                        launch,
                        Launch.runs(System.getProperties()).map(runs -> runs.resolveSibling("scale")),
                        JobPlan.KEYS,
                        this::configOfSubmitted,
                        err),
                new RecoverCommand(settings),
                new NewCommand(launch, environment),
                new RunCommand(process),
                new ShellCommand(process),
                new LearnCommand(launch, environment, console.out())));
    }

    /** Returns the settings of a job that {@code submit.sh} would start. */
    private JobConfig configOfSubmitted(Arguments arguments, Problems problems) {
        Arguments complete = launch.map(start -> start.config().toString())
                .map(arguments::withDefaultConfig)
                .orElse(arguments);
        SparkSubmitOptions options = SparkSubmitOptions.parse(arguments.sparkSubmit(), problems);
        return JobPlan.config(
                complete, Submission.ofEnvironment(environment), options.settings(), environment, problems);
    }

    /** Runs the job, whose settings spark-submit has put among the system properties. */
    private int runAsDriver(List<String> words, Arguments arguments, Problems problems) throws IOException {
        List<Setting> submitted = Setting.ofSparkSubmit(System.getProperties());
        JobConfig config = JobPlan.config(arguments, List.of(), submitted, environment, problems);
        Submission.checkDriver(config.settings(), problems);
        remember(words, config);
        Plan plan = plan(config, DriverLocation.ofDriver(config.settings()), problems);
        if (arguments.action() == Arguments.Action.DRY_RUN) {
            ReportFiles.check(plan.reports(), err);
        }
        return run(plan, arguments);
    }

    /** Runs the job in this process, or in another one if its settings ask for that. */
    private int submit(Launch start, List<String> words, Arguments arguments, Problems problems) throws IOException {
        SparkSubmitOptions options = SparkSubmitOptions.parse(arguments.sparkSubmit(), problems);
        JobConfig config = JobPlan.config(
                arguments, Submission.ofEnvironment(environment), options.settings(), environment, problems);
        Settings settings = config.settings();
        Submission submission = new Submission(start, environment, DriverProgram.ofJob(arguments), options, settings);
        Submission.check(settings, environment, problems);
        remember(words, config);
        boolean runs = arguments.action() == Arguments.Action.RUN;
        if (runs && submission.isForChild() && problems.isEmpty()) {
            return submission.runInChild(secret(start, settings), problems);
        }
        submission.loadClasses(problems);
        Plan plan = plan(config, DriverLocation.ofSubmitted(settings), problems);
        if (runs && submission.isForCluster()) {
            return submission.runOnCluster(secret(start, settings), config.clusterTimeout(), err);
        }
        if (!runs && !submission.isForCluster()) {
            ReportFiles.check(plan.reports(), err);
        }
        int exitCode = run(plan, arguments);
        if (runs && exitCode == DONE) {
            submission.archiveClasses();
        }
        return exitCode;
    }

    /** Remembers the command line for the report, unless this process was started by one that has remembered its own. */
    private void remember(List<String> words, JobConfig config) {
        if (UserCommand.find(System.getProperties()).isEmpty()) {
            Stream<String> program = launch.map(found -> "./submit.sh").stream();
            UserCommand.remember(SecretMask.of(config)
                    .words(Stream.concat(program, words.stream()).toList()));
        }
    }

    /** The practice cluster accepts only applications that know its secret. */
    private static Optional<String> secret(Launch start, Settings settings) {
        return new PracticeCluster(start.cluster()).secretFor(settings);
    }

    private Plan plan(JobConfig config, DriverLocation location, Problems problems) {
        return steps.<Plan>map(given -> StepsPlan.make(config, given, location, environment, problems))
                .orElseGet(() -> JobPlan.make(config, location, environment, problems));
    }

    private int run(Plan plan, Arguments arguments) throws IOException {
        if (arguments.action() == Arguments.Action.DRY_RUN) {
            print(plan.config().table());
            if (!arguments.quiet()) {
                err.println("spark-pool: all settings are valid; nothing was started");
            }
            return DONE;
        }
        Run run = plan.begin(arguments, console, termination);
        job = Optional.of(run);
        return run.toEnd();
    }

    private int print(String text) throws IOException {
        console.out().write(OneLine.ofEach(text).getBytes(StandardCharsets.UTF_8));
        console.out().flush();
        return DONE;
    }

    private static String version() {
        return "spark-pool %s (Spark %s, Java %s)%n"
                .formatted(
                        Release.version().orElse("not packaged"),
                        org.apache.spark.package$.MODULE$.SPARK_VERSION(),
                        Runtime.version());
    }
}

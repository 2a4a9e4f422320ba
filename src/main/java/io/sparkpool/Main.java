package io.sparkpool;

import io.sparkpool.cli.Arguments;
import io.sparkpool.cli.Help;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Settings;
import io.sparkpool.message.MessageStream;
import io.sparkpool.message.MessageText;
import io.sparkpool.message.OneLine;
import io.sparkpool.message.UserException;
import io.sparkpool.pool.PoolException;
import io.sparkpool.report.Report;
import io.sparkpool.sink.StandardOutput;
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

/** The job's entry: arguments in, exit code out. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private static final int DONE = 0;
    private static final int FAILED = 1;

    private final Map<String, String> environment;
    private final OutputStream out;
    private final PrintStream err;
    private final Termination interruption;

    private Main(Map<String, String> environment, OutputStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
        this.interruption = Termination.watch(err, logFile());
    }

    /** Runs the job and ends the process. */
    public static void main(String[] arguments) {
        System.setOut(System.err); // what a function prints is not an output
        PrintStream err = new MessageStream(System.err);
        Main main = new Main(System.getenv(), StandardOutput.open(), err);
        Thread.setDefaultUncaughtExceptionHandler(main::threadDied);
        int exitCode = main.run(List.of(arguments));
        if (exitCode != DONE || !isStartedByYarn()) {
            System.exit(exitCode);
        }
    }

    /** Spark would wait for ever for one of its threads that had no room. */
    private void threadDied(Thread thread, Throwable thrown) {
        LOG.error("in thread {}", thread, thrown);
        if (thrown instanceof OutOfMemoryError e && interruption.failsIfItRuns()) {
            System.exit(failed(Advice.of(e), e));
        }
    }

    /** In a process of YARN's, System.exit means that the application failed, even with 0. */
    private static boolean isStartedByYarn() {
        return System.getProperty("spark.master", "").equals("yarn") && isOnCluster();
    }

    private static boolean isOnCluster() {
        return System.getProperty("spark.submit.deployMode", "").equals("cluster");
    }

    private int run(List<String> arguments) {
        try {
            act(arguments);
            return DONE;
        } catch (Throwable e) { // Scala throws checked exceptions without declaring them
            interruption.parkIfProcessEnds();
            interruption.jobFails();
            return explain(e);
        }
    }

    private int explain(Throwable thrown) {
        if (thrown instanceof PoolException e) {
            return failed(e.getMessage() + Advice.of(e), e);
        }
        if (thrown instanceof UserException e) {
            return explain(e);
        }
        if (thrown instanceof IOException || thrown instanceof UncheckedIOException) {
            return failed("the job could not go on: " + MessageText.ofThrowable(thrown), thrown);
        }
        if (thrown instanceof OutOfMemoryError e) {
            return failed(Advice.of(e), e);
        }
        return failedByMistake(thrown);
    }

    private int explain(UserException failure) {
        if (failure.exitCode() == FAILED) {
            return failed(failure.getMessage(), failure);
        }
        failure.problems().forEach(this::error);
        return failure.exitCode();
    }

    private void act(List<String> words) throws IOException {
        if (!words.isEmpty() && words.get(0).equals(ClusterCommand.WORD)) {
            print(new ClusterCommand(environment, err).run(words.subList(1, words.size())));
            return;
        }
        Problems problems = new Problems();
        Arguments arguments = Arguments.parse(words, JobPlan.KEYS, problems);
        switch (arguments.action()) {
            case HELP -> print(Help.text(JobPlan.KEYS));
            case VERSION -> print(version());
            case DRY_RUN -> dryRun(plan(arguments, problems), arguments);
            case RUN -> runJob(plan(arguments, problems), arguments);
        }
    }

    private JobPlan plan(Arguments arguments, Problems problems) {
        return JobPlan.make(arguments, System.getProperties(), environment, problems);
    }

    private void dryRun(JobPlan plan, Arguments arguments) throws IOException {
        print(plan.config().table());
        if (!arguments.quiet()) {
            err.println("spark-pool: all of this can be used; nothing was started");
        }
    }

    private void runJob(JobPlan plan, Arguments arguments) throws IOException {
        interruption.jobStarts();
        publish(plan.config().settings());
        Report report = plan.job().run(out, terminal(arguments));
        interruption.jobEnds();
        if (!arguments.quiet()) {
            err.println("spark-pool: " + report.summary());
        }
    }

    /** spark-submit puts what it was given among the system properties, where parts of Spark look for it. */
    private static void publish(Settings settings) {
        settings.all().forEach(setting -> System.setProperty(setting.key(), setting.value()));
    }

    /** submit.sh says whether standard error is a terminal that outputs do not go to as well. */
    private Optional<PrintStream> terminal(Arguments arguments) {
        boolean shown = environment.containsKey("SPARK_POOL_PROGRESS") && !arguments.quiet();
        return shown ? Optional.of(err) : Optional.empty();
    }

    private void print(String text) throws IOException {
        out.write(OneLine.ofEach(text).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String version() {
        String version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("not packaged");
        return "spark-pool %s (Spark %s, Java %s)%n"
                .formatted(version, org.apache.spark.package$.MODULE$.SPARK_VERSION(), Runtime.version());
    }

    private void error(String message) {
        err.println("spark-pool: error: " + message);
    }

    private int failed(String message, Throwable failure) {
        Optional<String> trace = logFile().filter(file -> failure.getCause() != null);
        error(message + trace.map(" (stack trace: %s)"::formatted).orElse(""));
        LOG.error(message, failure);
        return FAILED;
    }

    /** Where submit.sh has Spark log to; a driver that a cluster started has its environment, but not its log. */
    private Optional<String> logFile() {
        return Optional.ofNullable(environment.get("SPARK_POOL_LOG"))
                .filter(file -> !isOnCluster() && !file.isEmpty() && !file.equals("/dev/null"));
    }

    /** What no user can mend is ours to mend, and needs its stack trace for that. */
    private int failedByMistake(Throwable mistake) {
        error("this should not have happened: " + mistake + "; please report it with the lines below");
        mistake.printStackTrace(err);
        return FAILED;
    }
}

package io.sparkpool;

import io.sparkpool.report.RunReport;
import io.sparkpool.spark.SparkErrors;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * Reports that the process ends before the job is done, and sets the exit code. On a signal (Ctrl-C, SIGTERM) Java runs
 * its shutdown hooks and ends with 128 plus the signal's number; Spark's hook stops the tasks, and what the job then
 * throws is not reported. If a function, a library or Spark calls {@code System.exit}, the process ends with 1,
 * whatever the argument of the call.
 */
final class Termination {
    private static final int FAILED = 1;
    private static final int TERMINATED = 143;
    private static final String STOPPED = "stopped before the end; the outputs are incomplete";

    /** The priority of a hook that runs after those of Spark and of Hadoop's file systems. */
    private static final int LAST = 0;

    /** How long the process waits for each of the observer's methods: a directory on a dead server blocks forever. */
    private static final Duration TELL_LIMIT = Duration.ofSeconds(5);

    /** More than twice that. */
    private static final int HALT_SECONDS = 15;

    /** How far the job has come. It prepares, runs, and is done; it can fail while it prepares or runs. */
    private enum Phase {
        /** Spark has not started. A signal needs no message. */
        PREPARING,
        /** Outputs are unfinished. */
        RUNNING,
        /** A program of the user runs, which may end the process itself. */
        PROGRAM,
        /** The failure is reported by others; the exit code has to be that of a failure. */
        FAILED,
        /** All outputs are written; how the process ends no longer matters. */
        DONE
    }

    /** Is told how the run of a job ends if the process ends before the job itself has reported that. */
    interface Observer {
        /**
         * The process is ending. It waits for a few seconds at most.
         *
         * @param status how the run ends
         * @param exitCode the exit code of the process
         * @param error what the user was told
         */
        void processEnds(RunReport.Status status, int exitCode, Optional<String> error);

        /** All that Spark and unfinished outputs had on the disk is gone. The process waits for a few seconds at most. */
        void processHasCleanedUp();
    }

    private final PrintStream err;
    private final Optional<String> log;

    /** Guarded by this, like the fields below: the job and shutdown hooks use them in different threads. */
    private Phase phase = Phase.PREPARING;

    private Optional<SparkErrors> errors = Optional.empty();

    private Optional<Observer> observer = Optional.empty();

    /** Tells the observer of the end of the process, once that has been reported. */
    private Optional<Thread> teller = Optional.empty();

    /** Whether the exit code has to be that of a failure. */
    private boolean forced;

    private Termination(PrintStream err, Optional<String> log) {
        this.err = err;
        this.log = log;
    }

    /**
     * Watches for the end of the process.
     *
     * @param log the file with Spark's log, if there is one
     */
    static Termination watch(PrintStream err, Optional<String> log) {
        Termination termination = new Termination(err, log);
        Runtime.getRuntime().addShutdownHook(new Thread(termination::processEnds, "termination"));
        return termination;
    }

    /** Notes that the job runs: from now on, the outputs are incomplete if the process ends. */
    synchronized void jobStarted(Observer running) {
        observer = Optional.of(running);
        start(Phase.RUNNING);
    }

    /** Notes that a program of the user runs in place of a job. */
    synchronized void programStarted() {
        start(Phase.PROGRAM);
    }

    private void start(Phase running) {
        errors = Optional.of(SparkErrors.listen());
        ShutdownHookManager.get().addShutdownHook(this::haltIfForced, LAST, HALT_SECONDS, TimeUnit.SECONDS);
        phase = running;
    }

    /** Notes that the job has written all outputs. */
    synchronized void jobDone() {
        phase = Phase.DONE;
    }

    /**
     * Notes that the job has failed, if it is running. The caller reports the failure.
     *
     * @return whether the job was running
     */
    synchronized boolean failIfRunning() {
        boolean running = isRunning() && !processIsEnding();
        phase = running ? Phase.FAILED : phase;
        return running;
    }

    /** Returns whether a program of the user runs, and has neither ended nor failed. */
    synchronized boolean isProgramRunning() {
        return phase == Phase.PROGRAM && !processIsEnding();
    }

    private boolean isRunning() {
        return phase == Phase.RUNNING || phase == Phase.PROGRAM;
    }

    /** Notes that the job has failed. The caller reports the failure. */
    synchronized void jobFailed() {
        phase = Phase.FAILED;
    }

    /** Blocks the calling thread forever if the process is ending, so that it cannot change the exit code. */
    void parkIfProcessIsEnding() {
        while (processIsEnding()) {
            LockSupport.park(this);
        }
    }

    /** Returns whether shutdown hooks are running: Java accepts no new ones then. */
    private static boolean processIsEnding() {
        Thread hook = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }

    /** Runs at the same time as Spark's hooks. Before Spark has started there are none to wait for. */
    private void processEnds() {
        await(teller());
        if (isBeforeSpark()) {
            haltIfForced();
        }
    }

    private synchronized boolean isBeforeSpark() {
        return errors.isEmpty();
    }

    /** Runs after Spark's hooks, which have to clean up. */
    private void haltIfForced() {
        Thread telling = teller();
        await(telling);
        if (!telling.isAlive()) { // else the observer would block again
            await(start(afterCleaning()));
        }
        if (isForced()) {
            Runtime.getRuntime().halt(FAILED);
        }
    }

    private synchronized boolean isForced() {
        return forced;
    }

    private synchronized Runnable afterCleaning() {
        return observer.<Runnable>map(running -> running::processHasCleanedUp).orElse(() -> {});
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work, "end-of-run");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void await(Thread thread) {
        try {
            thread.join(TELL_LIMIT.toMillis());
        } catch (InterruptedException e) { // the hook has taken too long
            Thread.currentThread().interrupt();
        }
    }

    /** Reports the end of the process, unless that has been done; returns the thread that tells the observer. */
    private synchronized Thread teller() {
        Thread telling = teller.orElseGet(() -> start(report(ExitCall.find(Thread.getAllStackTraces()))));
        teller = Optional.of(telling);
        return telling;
    }

    /** Reports the end of the process; returns what tells the observer. */
    private Runnable report(Optional<ExitCall> call) {
        return switch (phase) {
            case PREPARING, RUNNING, PROGRAM -> reportEarly(call);
            case FAILED -> telling(RunReport.Status.FAILED, exitCode(call, FAILED), Optional.empty());
            case DONE -> telling(RunReport.Status.DONE, exitCode(call, 0), Optional.empty());
        };
    }

    private static int exitCode(Optional<ExitCall> call, int ofJob) {
        return call.filter(ExitCall::isBySignal).map(ExitCall::signalExitCode).orElse(ofJob);
    }

    private Runnable reportEarly(Optional<ExitCall> call) {
        Optional<String> error = call.filter(found -> !found.isBySignal() && !found.isByJob() && !mayExit(found))
                .map(this::explain);
        forced = error.isPresent();
        if (forced) {
            err.println("spark-pool: error: " + error.get());
            return telling(RunReport.Status.FAILED, FAILED, error);
        }
        if (isRunning() && call.filter(this::mayExit).isEmpty()) {
            err.println("spark-pool: " + STOPPED);
            int exitCode = call.map(ExitCall::signalExitCode).orElse(TERMINATED);
            return telling(RunReport.Status.INTERRUPTED, exitCode, Optional.of(STOPPED));
        }
        return () -> {};
    }

    /** Returns whether it is the user's own program that ends the process. */
    private boolean mayExit(ExitCall call) {
        return phase == Phase.PROGRAM && !call.isBySignal() && !call.isBySpark();
    }

    private Runnable telling(RunReport.Status status, int exitCode, Optional<String> error) {
        return observer.<Runnable>map(running -> () -> running.processEnds(status, exitCode, error))
                .orElse(() -> {});
    }

    private String explain(ExitCall call) {
        return call.isBySpark()
                ? "Spark ended the process: " + reason(call)
                        + log.map(" (log: %s)"::formatted).orElse("")
                : "System.exit in %s ended the process before the job was done; the outputs are incomplete; throw an exception there instead"
                        .formatted(call.place());
    }

    private String reason(ExitCall call) {
        return errors.map(logged -> logged.loggedBy(call.thread()))
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> "System.exit in " + call.place());
    }
}

package io.sparkpool;

import io.sparkpool.report.RunReport;
import io.sparkpool.spark.SparkErrors;
import java.io.PrintStream;
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

    private static final int HALT_SECONDS = 5;

    /** How far the job has come. It prepares, runs, and is done; it can fail while it prepares or runs. */
    private enum Phase {
        /** Spark has not started. A signal needs no message. */
        PREPARING,
        /** Outputs are unfinished. */
        RUNNING,
        /** The failure is reported by others; the exit code has to be that of a failure. */
        FAILED,
        /** All outputs are written; how the process ends no longer matters. */
        DONE
    }

    /** Is told how the run of a job ends if the process ends before the job itself has reported that. */
    @FunctionalInterface
    interface Observer {
        /**
         * The process is ending.
         *
         * @param status how the run ends
         * @param exitCode the exit code of the process
         * @param error what the user was told
         */
        void processEnds(RunReport.Status status, int exitCode, Optional<String> error);
    }

    private final PrintStream err;
    private final Optional<String> log;

    /** Guarded by this, like the fields below: the job and shutdown hooks use them in different threads. */
    private Phase phase = Phase.PREPARING;

    private Optional<SparkErrors> errors = Optional.empty();

    private Optional<Observer> observer = Optional.empty();

    /** Whether the end of the process has been reported. */
    private boolean reported;

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
        errors = Optional.of(SparkErrors.listen());
        ShutdownHookManager.get().addShutdownHook(this::haltIfForced, LAST, HALT_SECONDS, TimeUnit.SECONDS);
        phase = Phase.RUNNING;
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
        boolean running = phase == Phase.RUNNING && !processIsEnding();
        phase = running ? Phase.FAILED : phase;
        return running;
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
    private synchronized void processEnds() {
        report();
        if (errors.isEmpty()) {
            haltIfForced();
        }
    }

    /** Runs after Spark's hooks, which have to clean up. */
    private synchronized void haltIfForced() {
        report();
        if (forced) {
            Runtime.getRuntime().halt(FAILED);
        }
    }

    private synchronized void report() {
        if (!reported) {
            reported = true;
            switch (phase) {
                case PREPARING, RUNNING -> report(ExitCall.find(Thread.getAllStackTraces()));
                case FAILED -> tell(RunReport.Status.FAILED, FAILED, Optional.empty());
                case DONE -> tell(RunReport.Status.DONE, 0, Optional.empty());
            }
        }
    }

    private void report(Optional<ExitCall> call) {
        Optional<String> error =
                call.filter(found -> !found.isBySignal() && !found.isByJob()).map(this::explain);
        forced = error.isPresent();
        if (forced) {
            err.println("spark-pool: error: " + error.get());
            tell(RunReport.Status.FAILED, FAILED, error);
        } else if (phase == Phase.RUNNING) {
            err.println("spark-pool: " + STOPPED);
            int exitCode = call.map(ExitCall::signalExitCode).orElse(TERMINATED);
            tell(RunReport.Status.INTERRUPTED, exitCode, Optional.of(STOPPED));
        }
    }

    private void tell(RunReport.Status status, int exitCode, Optional<String> error) {
        observer.ifPresent(running -> running.processEnds(status, exitCode, error));
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

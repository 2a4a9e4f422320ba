package io.sparkpool;

import io.sparkpool.spark.SparkErrors;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * Tells the ways apart in which the process can end before the job does. On a signal (Ctrl-C, SIGTERM) Java
 * runs its shutdown hooks and ends with 128 and the signal's number; Spark's hook stops the tasks, and what the job then
 * throws is no error. Where a function, a library or Spark calls {@code System.exit}, the process ends with 1 whatever
 * they say.
 */
final class Termination {
    private static final int FAILED = 1;

    /** Below that of Spark's hooks and that of Hadoop's file systems. */
    private static final int LAST = 0;

    private static final int HALT_SECONDS = 5;

    /** How far the job is. It prepares, runs and is done; it can fail in the first two. */
    private enum Phase {
        /** Spark has not started. A signal needs no message. */
        PREPARING,
        /** Outputs are unfinished. */
        RUNNING,
        /** Standard error says what failed; the exit code has to be that of a failure. */
        FAILED,
        /** All is written; how the process ends changes nothing. */
        DONE
    }

    private final PrintStream err;
    private final Optional<String> log;
    private volatile Phase phase = Phase.PREPARING;
    private volatile Optional<SparkErrors> errors = Optional.empty();

    /** Whether the end has been looked at; guarded by this. */
    private boolean seen;

    /** Whether the exit code has to be changed; guarded by this. */
    private boolean forced;

    private Termination(PrintStream err, Optional<String> log) {
        this.err = err;
        this.log = log;
    }

    /**
     * Starts watching.
     *
     * @param log the file with Spark's log, if there is one
     */
    static Termination watch(PrintStream err, Optional<String> log) {
        Termination interruption = new Termination(err, log);
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::processEnds, "interruption"));
        return interruption;
    }

    /** Says that from now on a stop leaves the outputs unfinished. */
    void jobStarts() {
        errors = Optional.of(SparkErrors.listen());
        ShutdownHookManager.get().addShutdownHook(this::haltIfForced, LAST, HALT_SECONDS, TimeUnit.SECONDS);
        phase = Phase.RUNNING;
    }

    /** Says that from now on a stop changes nothing. */
    void jobEnds() {
        phase = Phase.DONE;
    }

    /**
     * Says that the job has failed if it runs, and that its own message says why.
     *
     * @return whether it ran
     */
    synchronized boolean failsIfItRuns() {
        boolean runs = phase == Phase.RUNNING && !processIsEnding();
        phase = runs ? Phase.FAILED : phase;
        return runs;
    }

    /** Says that the job has failed, and that its own message says why. */
    void jobFails() {
        phase = Phase.FAILED;
    }

    /** Keeps the calling thread for good once the process is ending, with the exit code of what ends it. */
    void parkIfProcessEnds() {
        while (processIsEnding()) {
            LockSupport.park(this);
        }
    }

    /** Java takes no more hooks once it runs them. */
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

    /** Runs beside Spark's hooks; before Spark has started there are none to wait for. */
    private void processEnds() {
        look();
        if (errors.isEmpty()) {
            haltIfForced();
        }
    }

    /** Runs after Spark's hooks, which have to clean up. */
    private synchronized void haltIfForced() {
        look();
        if (forced) {
            Runtime.getRuntime().halt(FAILED);
        }
    }

    private synchronized void look() {
        if (!seen) {
            seen = true;
            Phase reached = phase;
            Optional<ExitCall> foreign = reached == Phase.DONE ? Optional.empty() : foreignCall();
            forced = foreign.isPresent();
            message(reached, foreign).ifPresent(text -> err.println("spark-pool: " + text));
        }
    }

    private static Optional<ExitCall> foreignCall() {
        return ExitCall.find(Thread.getAllStackTraces()).filter(call -> !call.isOfSignal() && !call.isOfJob());
    }

    private Optional<String> message(Phase reached, Optional<ExitCall> foreign) {
        return switch (reached) {
            case DONE, FAILED -> Optional.empty();
            case PREPARING -> foreign.map(this::explain);
            case RUNNING ->
                foreign.map(this::explain).or(() -> Optional.of("stopped before the end; the outputs are incomplete"));
        };
    }

    private String explain(ExitCall call) {
        return call.isOfSpark()
                ? "error: Spark ended the process: " + reason(call)
                        + log.map(" (log: %s)"::formatted).orElse("")
                : "error: System.exit in %s ended the process before the job was done; the outputs are incomplete; throw an exception there instead"
                        .formatted(call.place());
    }

    private String reason(ExitCall call) {
        return errors.map(logged -> logged.of(call.thread()))
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> "System.exit in " + call.place());
    }
}

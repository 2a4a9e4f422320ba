package io.sparkpool.publish;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * The stages of this process, which are removed if the process ends on a signal. One thread at a time publishes or
 * removes stages, so that the process does not end in the middle of that.
 */
final class OpenStages {
    /** After Spark has stopped its tasks, which it does at 30 more than Hadoop, and before Hadoop closes file systems. */
    private static final int PRIORITY = FileSystem.SHUTDOWN_HOOK_PRIORITY + 10;

    private static final int SECONDS = 10;

    /** How long stages that are being opened are waited for. */
    private static final Duration OPENING_LIMIT = Duration.ofSeconds(3);

    /** How often what has been written since a stage was removed is removed, too. */
    private static final int SWEEPS = 3;

    private static final Duration SWEEP_INTERVAL = Duration.ofMillis(30);

    /** Guarded by the class, like what follows. */
    private static final Set<Stage> OPEN = new LinkedHashSet<>();

    private static boolean hooked;

    /** How many stages are being opened. */
    private static int opening;

    /** Not guarded, so that what has the monitor or waits for another run sees it and stops. */
    private static volatile boolean ended;

    /** Opens a stage. */
    interface Opening {
        /** Opens it. */
        Stage open() throws IOException;
    }

    private OpenStages() {}

    /** Opens a stage, which may take long, as another run may have to be watched. */
    static Stage open(Opening opening) throws IOException {
        begin();
        try {
            Stage stage = opening.open();
            register(stage);
            return stage;
        } finally {
            finish();
        }
    }

    private static synchronized void begin() throws IOException {
        hook();
        requireLife();
        opening++;
    }

    private static synchronized void register(Stage stage) throws IOException {
        OPEN.add(stage);
        if (ended) {
            stage.discard();
        }
        requireLife();
    }

    private static synchronized void finish() {
        opening--;
        OpenStages.class.notifyAll();
    }

    /** Ends a stage, unless that has been done. */
    static synchronized void close(Stage stage, Runnable end) {
        if (OPEN.remove(stage)) {
            end.run();
        }
    }

    /** Publishes stages, unless they have been removed. */
    static synchronized void publish(Step.Action publication) throws IOException {
        requireLife();
        publication.run();
    }

    /**
     * Checks that the process goes on.
     *
     * @throws IOException if it is ending
     */
    static void requireLife() throws IOException {
        if (ended) {
            throw new IOException("the process is ending");
        }
    }

    private static synchronized void hook() {
        if (!hooked && !ended) {
            try {
                ShutdownHookManager.get().addShutdownHook(OpenStages::end, PRIORITY, SECONDS, TimeUnit.SECONDS);
                hooked = true;
            } catch (IllegalStateException e) {
                ended = true;
            }
        }
    }

    private static void end() {
        ended = true;
        discardAll();
    }

    private static synchronized void discardAll() {
        awaitOpening();
        List<Stage> open = List.copyOf(OPEN);
        open.forEach(Stage::discard);
        for (int sweep = 0; sweep < SWEEPS && !open.isEmpty(); sweep++) {
            LockSupport.parkNanos(SWEEP_INTERVAL.toNanos());
            open.forEach(Stage::sweep);
        }
    }

    /** Waits until the stages that are being opened have been removed. */
    private static synchronized void awaitOpening() {
        long start = System.nanoTime();
        try {
            while (opening > 0 && System.nanoTime() - start < OPENING_LIMIT.toNanos()) {
                OpenStages.class.wait(OPENING_LIMIT.toMillis());
            }
        } catch (InterruptedException e) { // the hook has taken too long
            Thread.currentThread().interrupt();
        }
    }
}

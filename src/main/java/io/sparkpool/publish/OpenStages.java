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
 * The stages of this process, which are removed if the process ends on a signal. One thread at a time opens, publishes or
 * removes stages, so that the process does not end in the middle of that.
 */
final class OpenStages {
    /** After Spark has stopped its tasks, which it does at 30 more than Hadoop, and before Hadoop closes file systems. */
    private static final int PRIORITY = FileSystem.SHUTDOWN_HOOK_PRIORITY + 10;

    private static final int SECONDS = 10;

    /** How often what has been written since a stage was removed is removed, too. */
    private static final int SWEEPS = 3;

    private static final Duration SWEEP_INTERVAL = Duration.ofMillis(30);

    /** Guarded by the class, like what follows. */
    private static final Set<Stage> OPEN = new LinkedHashSet<>();

    private static boolean hooked;
    private static boolean ended;

    /** Opens a stage. */
    interface Opening {
        /** Opens it. */
        Stage open() throws IOException;
    }

    private OpenStages() {}

    static synchronized Stage open(Opening opening) throws IOException {
        requireLife();
        Stage stage = opening.open();
        OPEN.add(stage);
        return stage;
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

    private static void requireLife() throws IOException {
        if (!hooked && !ended) {
            try {
                ShutdownHookManager.get().addShutdownHook(OpenStages::discardAll, PRIORITY, SECONDS, TimeUnit.SECONDS);
                hooked = true;
            } catch (IllegalStateException e) {
                ended = true;
            }
        }
        if (ended) {
            throw new IOException("the process is ending");
        }
    }

    private static synchronized void discardAll() {
        ended = true;
        List<Stage> open = List.copyOf(OPEN);
        open.forEach(Stage::discard);
        for (int sweep = 0; sweep < SWEEPS && !open.isEmpty(); sweep++) {
            LockSupport.parkNanos(SWEEP_INTERVAL.toNanos());
            open.forEach(Stage::sweep);
        }
    }
}

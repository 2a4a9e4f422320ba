package io.sparkpool.publish;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * The stages of this process, which are removed if the process ends on a signal. Their removal waits for a publication
 * that has begun.
 */
final class OpenStages {
    /** After Spark has stopped its tasks, which it does at 30 more than Hadoop, and before Hadoop closes file systems. */
    private static final int PRIORITY = FileSystem.SHUTDOWN_HOOK_PRIORITY + 10;

    private static final int SECONDS = 10;

    /** Guarded by the class, like what follows. */
    private static final Set<Stage> OPEN = new LinkedHashSet<>();

    private static boolean hooked;
    private static boolean ended;

    private OpenStages() {}

    /** Adds a stage; returns false if the process is ending. */
    static synchronized boolean add(Stage stage) {
        if (!hooked) {
            try {
                ShutdownHookManager.get().addShutdownHook(OpenStages::discardAll, PRIORITY, SECONDS, TimeUnit.SECONDS);
                hooked = true;
            } catch (IllegalStateException e) {
                ended = true;
            }
        }
        return !ended && OPEN.add(stage);
    }

    static synchronized void remove(Stage stage) {
        OPEN.remove(stage);
    }

    /** Publishes, unless the stages have been removed; returns whether it has. */
    static synchronized boolean publish(Runnable publication) {
        if (!ended) {
            publication.run();
        }
        return !ended;
    }

    private static synchronized void discardAll() {
        ended = true;
        List.copyOf(OPEN).forEach(Stage::discard);
    }
}

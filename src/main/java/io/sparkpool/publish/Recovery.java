package io.sparkpool.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Finishes or removes what a run that died has left beside its target. */
public final class Recovery {
    private final Configuration hadoop;
    private final List<String> published = new ArrayList<>();

    private Recovery(Configuration hadoop) {
        this.hadoop = hadoop;
    }

    /**
     * Recovers a target.
     *
     * @return what was found and done, as a sentence for the user; one line for each target
     * @throws UnwritableTargetException if a run that is alive uses the target, or something else is in its place
     */
    public static String recover(String path, Configuration hadoop) {
        try {
            Path named = new Path(path);
            Storage storage = Storage.of(named, hadoop);
            return new Recovery(hadoop).recover(path, storage, storage.qualify(named));
        } catch (LockedException e) {
            throw new UnwritableTargetException(path, e.getMessage() + "; wait until it ends");
        } catch (IOException | IllegalArgumentException e) {
            throw new UnwritableTargetException(path, e);
        }
    }

    private String recover(String path, Storage storage, Path target) throws IOException {
        if (!StageDirectory.of(storage, target).exists()) {
            return "'%s': nothing to recover".formatted(path);
        }
        finish(StageDirectory.of(storage, target)).remove();
        return published.isEmpty()
                ? "'%s': removed what a run that died had left; what is published there is as it was".formatted(path)
                : String.join("\n", published);
    }

    /**
     * Locks a stage, after finishing the publication that a dead run has begun and removing what else it has left.
     *
     * @throws LockedException if a run that is alive uses it
     */
    static LockedStage lock(StageDirectory stage, Configuration hadoop) throws IOException {
        return new Recovery(hadoop).finish(stage);
    }

    private LockedStage finish(StageDirectory stage) throws IOException {
        while (true) {
            LockedStage locked = stage.lock();
            boolean finished = false;
            Optional<StageDirectory> primary;
            try {
                primary = stage.committedBy(hadoop);
                if (primary.isEmpty()) {
                    rollForward(locked);
                    locked.clear();
                    finished = true;
                    return locked;
                }
            } finally {
                if (!finished) {
                    locked.lock().release();
                }
            }
            finish(primary.get()).remove(); // it locks its other stages, such as this one
        }
    }

    private void rollForward(LockedStage primary) throws IOException {
        Optional<Journal> journal = primary.directory().readJournal();
        if (journal.isEmpty()) {
            return;
        }
        List<LockedStage> others = new ArrayList<>();
        try {
            for (Exchange exchange : journal.get().exchanges()) {
                StageDirectory stage = StageDirectory.at(exchange.stage(), hadoop);
                if (!stage.path().equals(primary.directory().path()) && stage.exists()) {
                    others.add(stage.lock());
                }
            }
            run(journal.get());
            for (LockedStage other : others) {
                other.remove();
            }
        } finally {
            for (LockedStage other : others) {
                other.lock().release();
            }
        }
    }

    private void run(Journal journal) throws IOException {
        for (Step step : journal.steps(hadoop)) {
            try {
                step.run();
            } catch (IOException e) {
                throw new UnwritableTargetException(
                        UnwritableTargetException.shown(step.target()),
                        UnwritableTargetException.reason(e) + Exchange.advice(step.target()),
                        e);
            }
        }
        journal.exchanges()
                .forEach(exchange -> published.add("'%s': the complete outputs of a run that died are in place now"
                        .formatted(UnwritableTargetException.shown(exchange.target()))));
    }
}

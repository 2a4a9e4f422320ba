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
        finish(StageDirectory.of(storage, target), target).remove();
        return published.isEmpty()
                ? "'%s': removed what a run that died had left".formatted(path)
                : String.join("\n", published);
    }

    /**
     * Locks a stage, after finishing the publication that a dead run has begun and removing what else it has left.
     *
     * @throws LockedException if a run that is alive uses it
     */
    static LockedStage lock(StageDirectory stage, Path target, Configuration hadoop) throws IOException {
        return new Recovery(hadoop).finish(stage, target);
    }

    private LockedStage finish(StageDirectory stage, Path target) throws IOException {
        while (true) {
            LockedStage locked = stage.lock();
            boolean finished = false;
            Optional<StageDirectory> primary;
            try {
                primary = stage.committedBy(hadoop);
                if (primary.isEmpty()) {
                    rollForward(locked);
                    stage.requireTarget(target);
                    locked.clear();
                    finished = true;
                    return locked;
                }
            } finally {
                if (!finished) {
                    locked.lock().release();
                }
            }
            finish(primary.get(), targetOf(primary.get(), stage)).remove(); // it locks its other stages, such as this
        }
    }

    /** Returns the target of the stage with the journal that another stage follows. */
    private Path targetOf(StageDirectory primary, StageDirectory follower) throws IOException {
        List<LocatedExchange> exchanges = located(primary);
        if (exchanges.stream().noneMatch(exchange -> exchange.directory().path().equals(follower.path()))) {
            throw new IOException(
                    ("it is published with what '%s' prepares, which knows it at another path; nothing was"
                                    + " changed; move or mount it where it was, and recover it again")
                            .formatted(UnwritableTargetException.shown(
                                    primary.path().toString())));
        }
        return exchanges.get(0).target();
    }

    /** Returns the exchanges of the journal in a stage, which are in its order; none if there is no journal. */
    private List<LocatedExchange> located(StageDirectory primary) throws IOException {
        Optional<Journal> journal = primary.readJournal();
        return journal.isPresent() ? journal.get().locate(primary, hadoop) : List.of();
    }

    private void rollForward(LockedStage primary) throws IOException {
        List<LocatedExchange> exchanges = located(primary.directory());
        List<LockedStage> others = new ArrayList<>();
        try {
            for (LocatedExchange exchange : exchanges) {
                StageDirectory stage = exchange.directory();
                if (!stage.path().equals(primary.directory().path()) && stage.exists()) {
                    others.add(stage.lock());
                }
            }
            run(exchanges);
            for (LockedStage other : others) {
                other.remove();
            }
        } finally {
            for (LockedStage other : others) {
                other.lock().release();
            }
        }
    }

    private void run(List<LocatedExchange> exchanges) {
        for (LocatedExchange exchange : exchanges) {
            run(new Step(exchange.target().toString(), exchange::requireContents), "");
        }
        for (LocatedExchange exchange : exchanges) {
            exchange.steps(Exchange.Turn.AGAIN).forEach(step -> run(step, Exchange.advice(step.target())));
        }
        for (LocatedExchange exchange : exchanges) {
            run(
                    new Step(exchange.target().toString(), exchange::requireDone),
                    Exchange.advice(exchange.target().toString()));
        }
        exchanges.forEach(exchange -> published.add("'%s': the complete outputs of a run that died are in place now"
                .formatted(UnwritableTargetException.shown(exchange.target().toString()))));
    }

    private static void run(Step step, String advice) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UnwritableTargetException(
                    UnwritableTargetException.shown(step.target()), UnwritableTargetException.reason(e) + advice, e);
        }
    }
}

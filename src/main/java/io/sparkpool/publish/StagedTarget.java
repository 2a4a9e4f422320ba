package io.sparkpool.publish;

import io.sparkpool.publish.Target.Form;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * A target and the locked stage with its new contents, which are published by one rename or by a journal.
 *
 * @param target the target
 * @param path its whole path
 * @param locked the stage
 * @param hadoop the configuration of the file systems
 */
record StagedTarget(Target target, Path path, LockedStage locked, Configuration hadoop) {
    private Storage storage() {
        return locked.directory().storage();
    }

    /** Returns a step for this target. */
    Step step(Step.Action action) {
        return new Step(target.path(), action);
    }

    /** Returns how the contents get to the target as it is now, for the journal of a stage. */
    Exchange exchange(StagedTarget primary) throws IOException {
        Exchange exchange = Exchange.of(path, target.form(), locked, primary.locked.directory());
        check(); // what was found may be replaced
        return exchange;
    }

    /** Returns whether one rename publishes the contents. */
    boolean needsOneRename() throws IOException {
        return target.form() == Form.FILE && storage().replacesInOneStep()
                || storage().find(path).isEmpty();
    }

    /** Checks once more that the contents can be published. */
    void check() throws IOException {
        requireLock();
        refuse(target, hadoop);
    }

    /** Checks that no other run has taken the lock, and that the process goes on. */
    void requireLock() throws IOException {
        if (!locked.lock().isHeld()) {
            throw new IOException("another run has taken its lock, as this one did not respond");
        }
        OpenStages.requireLife();
    }

    /** Gives the contents their name in one rename. */
    void rename() throws IOException {
        requireLock();
        switch (target.mode()) {
            case ERROR -> storage().move(locked.contents(), path);
            case OVERWRITE -> replace();
        }
        storage().sync(path.getParent());
    }

    private void replace() throws IOException {
        switch (target.form()) {
            case FILE -> storage().replace(locked.contents(), path);
            case TABLE -> storage().move(locked.contents(), path);
        }
    }

    /** Notes that the journal of another stage commits this one. */
    void follow(StagedTarget primary) throws IOException {
        StageDirectory directory = locked.directory();
        directory.writePrimary(new Journal.Reference(
                primary.locked.run(), primary.locked.directory().recorded(directory)));
    }

    /** Commits the publication of this stage and of those that follow it: from now on it is finished whatever happens. */
    void commit(Journal journal) throws IOException {
        locked.directory().writeJournal(journal);
    }

    /** Takes the commit back, if nothing has been moved. */
    void rollBack() throws IOException {
        Optional<Journal> journal =
                locked.directory().readJournal().filter(found -> found.run().equals(locked.run()));
        if (journal.isEmpty() || !locked.lock().isHeld()) {
            return;
        }
        for (LocatedExchange exchange : journal.get().locate(locked.directory(), hadoop)) {
            if (!exchange.isUntouched()) {
                return;
            }
        }
        locked.directory().deleteJournal();
    }

    /** Returns the steps of a journal. */
    List<Step> steps(Journal journal) throws IOException {
        return journal.locate(locked.directory(), hadoop).stream()
                .flatMap(exchange -> exchange.steps(Exchange.Turn.FIRST).stream())
                .toList();
    }

    /** Returns whether this stage is committed, as far as that can be known. */
    boolean isCommitted() {
        try {
            return locked.directory().isCommitted(hadoop);
        } catch (IOException e) {
            return true;
        }
    }

    /** Refuses a target to which nothing can be published. */
    static void refuse(Target target, Configuration hadoop) throws IOException {
        Optional<String> problem = TargetCheck.problemOfRecovered(target, hadoop);
        if (problem.isPresent()) {
            throw new UnwritableTargetException(target.path(), problem.get());
        }
    }
}

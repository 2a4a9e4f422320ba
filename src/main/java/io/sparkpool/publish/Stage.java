package io.sparkpool.publish;

import io.sparkpool.publish.Target.Form;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory beside a target in which a run prepares the new contents: {@code .NAME.spark-pool}. The run that has
 * opened it holds its lock; another run with the same target is refused meanwhile. What a dead run has left there is
 * removed, after an exchange that it had begun is finished. Not thread-safe.
 */
public final class Stage {
    private static final Logger LOG = LoggerFactory.getLogger(Stage.class);

    private final Target target;
    private final Configuration hadoop;
    private final Storage storage;
    private final Path path;
    private final LockedStage locked;
    private final Manifest manifest;
    private Optional<SyncedStream> file = Optional.empty();

    private Stage(Target target, Configuration hadoop, Path path, LockedStage locked) {
        this.target = target;
        this.hadoop = hadoop;
        this.storage = locked.directory().storage();
        this.path = path;
        this.locked = locked;
        this.manifest = new Manifest(storage, locked.directory().resolve("manifest.jsonl"));
    }

    /**
     * Opens the stage of a target, after finishing or removing what a dead run has left.
     *
     * @throws UnwritableTargetException if another run uses the target, it exists and may not be replaced, or the stage
     *     cannot be written
     */
    public static Stage open(Target target, Configuration hadoop) {
        try {
            Path named = new Path(target.path());
            Storage storage = Storage.of(named, hadoop);
            Path path = storage.qualify(named);
            StageDirectory directory = StageDirectory.of(storage, path);
            if (!directory.exists()) { // else a dead run has to be recovered first
                refuse(target, hadoop);
            }
            return OpenStages.open(
                    () -> new Stage(target, hadoop, path, Recovery.lock(directory, path, hadoop)).started());
        } catch (LockedException e) {
            throw new UnwritableTargetException(
                    target.path(), e.getMessage() + "; wait until it ends, or name another path");
        } catch (IOException | IllegalArgumentException e) {
            throw new UnwritableTargetException(target.path(), e);
        }
    }

    private static void refuse(Target target, Configuration hadoop) throws IOException {
        Optional<String> problem = TargetCheck.problemOfRecovered(target, hadoop);
        if (problem.isPresent()) {
            throw new UnwritableTargetException(target.path(), problem.get());
        }
    }

    private Stage started() throws IOException {
        try {
            refuse(target, hadoop);
            if (target.form() == Form.TABLE) {
                storage.createDirectory(contents());
            }
            return this;
        } catch (IOException | RuntimeException e) {
            removeAfter(e);
            throw e;
        }
    }

    private void removeAfter(Exception failure) {
        try {
            locked.remove();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Returns the target. */
    public Target target() {
        return target;
    }

    /**
     * Returns the path of the new contents, with its file system: a file that does not exist yet, or an empty directory.
     */
    public Path contents() {
        return locked.contents();
    }

    /** Returns the path of a directory of the stage for other files; it is created if it does not exist. */
    public Path directory(String name) throws IOException {
        Path directory = locked.directory().resolve(name);
        storage.createDirectory(directory);
        return directory;
    }

    /** Starts the contents of a target that is a file. They are on the disk when the stream is closed, or published. */
    public OutputStream createFile() throws IOException {
        file = Optional.of(storage.create(contents()));
        return file.get();
    }

    /** Returns the record of what is finished in this stage. */
    public Manifest manifest() {
        return manifest;
    }

    LockedStage locked() {
        return locked;
    }

    /** Returns a step for this target. */
    Step step(Step.Action action) {
        return new Step(target.path(), action);
    }

    /** Returns how the contents get to the target as it is now, for the journal of a stage. */
    Exchange exchange(Stage primary) throws IOException {
        Exchange exchange = Exchange.of(path, target.form(), locked, primary.locked.directory());
        check(); // what was found may be replaced
        return exchange;
    }

    /** Returns whether one rename publishes the contents. */
    boolean needsOneRename() throws IOException {
        return target.form() == Form.FILE && storage.replacesInOneStep()
                || storage.find(path).isEmpty();
    }

    /** Completes the contents on the disk, and checks once more that they can be published, and that the process goes on. */
    void complete() throws IOException {
        OpenStages.requireLife();
        if (file.isPresent()) {
            file.get().close();
        }
        OpenStages.requireLife();
        if (target.form() == Form.TABLE) {
            storage.create(new Path(contents(), TableCheck.SUCCESS)).close();
            storage.syncTree(contents());
        }
        storage.sync(locked.directory().path());
        check();
    }

    private void check() throws IOException {
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
            case ERROR -> storage.move(contents(), path);
            case OVERWRITE -> replace();
        }
        storage.sync(path.getParent());
    }

    private void replace() throws IOException {
        switch (target.form()) {
            case FILE -> storage.replace(contents(), path);
            case TABLE -> storage.move(contents(), path);
        }
    }

    /** Notes that the journal of another stage commits this one. */
    void follow(Stage primary) throws IOException {
        StageDirectory directory = locked.directory();
        directory.writePrimary(new Journal.Reference(
                primary.locked.run(), primary.locked.directory().recorded(directory)));
    }

    /** Returns the journal of the exchanges of this stage and of those that follow it. */
    Journal journal(List<Exchange> exchanges) {
        return Journal.of(locked.run(), exchanges);
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

    /** Removes the stage, whose contents have been published. */
    void remove() {
        close(locked::remove);
    }

    /** Removes the stage, unless its publication has begun and has to be finished by a later run. */
    void discard() {
        close(() -> {
            if (isCommitted()) {
                locked.lock().release();
            } else {
                locked.remove();
            }
        });
    }

    /** Removes what threads that have not ended yet have written to the stage since it was removed. */
    void sweep() {
        try {
            if (locked.directory().exists() && !isCommitted()) {
                Recovery.lock(locked.directory(), path, hadoop).remove();
            }
        } catch (IOException e) {
            LOG.warn("the stage of '{}' is left to the next run", target.path(), e);
        }
    }

    private void close(Step.Action end) {
        OpenStages.close(this, () -> {
            file.ifPresent(SyncedStream::abandon);
            manifest.close();
            try {
                end.run();
            } catch (IOException e) {
                LOG.warn("the stage of '{}' is left to the next run", target.path(), e);
            }
        });
    }
}

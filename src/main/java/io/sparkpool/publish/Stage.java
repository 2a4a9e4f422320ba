package io.sparkpool.publish;

import io.sparkpool.publish.Target.Form;
import java.io.IOException;
import java.io.OutputStream;
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

    private final StagedTarget staged;
    private final Configuration hadoop;
    private final Storage storage;
    private final LockedStage locked;
    private final Manifest manifest;
    private Optional<SyncedStream> file = Optional.empty();

    private Stage(StagedTarget staged, Configuration hadoop) {
        this.staged = staged;
        this.hadoop = hadoop;
        this.locked = staged.locked();
        this.storage = locked.directory().storage();
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
                StagedTarget.refuse(target, hadoop);
            }
            return OpenStages.open(() -> {
                LockedStage locked = Recovery.lock(directory, path, hadoop);
                return new Stage(new StagedTarget(target, path, locked, hadoop), hadoop).started();
            });
        } catch (LockedException e) {
            throw new UnwritableTargetException(
                    target.path(), e.getMessage() + "; wait until it ends, or name another path");
        } catch (IOException | IllegalArgumentException e) {
            throw new UnwritableTargetException(target.path(), e);
        }
    }

    private Stage started() throws IOException {
        try {
            StagedTarget.refuse(target(), hadoop);
            if (target().form() == Form.TABLE) {
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
        return staged.target();
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

    /** Returns what publishes the contents. */
    StagedTarget staged() {
        return staged;
    }

    /** Completes the contents on the disk, and checks once more that they can be published, and that the process goes on. */
    void complete() throws IOException {
        OpenStages.requireLife();
        if (file.isPresent()) {
            file.get().close();
        }
        OpenStages.requireLife();
        if (target().form() == Form.TABLE) {
            storage.create(new Path(contents(), TableCheck.SUCCESS)).close();
            storage.syncTree(contents());
        }
        storage.sync(locked.directory().path());
        staged.check();
    }

    /** Removes the stage, whose contents have been published. */
    void remove() {
        close(locked::remove);
    }

    /** Removes the stage, unless its publication has begun and has to be finished by a later run. */
    void discard() {
        close(() -> {
            if (staged.isCommitted()) {
                locked.lock().release();
            } else {
                locked.remove();
            }
        });
    }

    /** Removes what threads that have not ended yet have written to the stage since it was removed. */
    void sweep() {
        try {
            if (locked.directory().exists() && !staged.isCommitted()) {
                Recovery.lock(locked.directory(), staged.path(), hadoop).remove();
            }
        } catch (IOException e) {
            LOG.warn("the stage of '{}' is left to the next run", target().path(), e);
        }
    }

    private void close(Step.Action end) {
        OpenStages.close(this, () -> {
            file.ifPresent(SyncedStream::abandon);
            manifest.close();
            try {
                end.run();
            } catch (IOException e) {
                LOG.warn("the stage of '{}' is left to the next run", target().path(), e);
            }
        });
    }
}

package io.sparkpool.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The place of a stage.
 *
 * @param storage its file system
 * @param path the directory
 */
record StageDirectory(Storage storage, Path path) {
    /** The file that is locked. The names of other files of locks begin with this as well. */
    static final String LOCK = "lock";

    private static final String START = ".";
    private static final String END = ".spark-pool";

    /** What the names of files may have in bytes. */
    private static final int MAX_NAME_BYTES = 255;

    /** How many characters of a long name are kept, so that it is recognized: at most three bytes each. */
    private static final int KEPT_CHARACTERS = 60;

    /** Returns the stage of a target. */
    static StageDirectory of(Storage storage, Path target) {
        Path parent = Optional.ofNullable(target.getParent()).orElse(target); // a root has no parent and is refused
        return new StageDirectory(storage, new Path(parent, name(target.getName())));
    }

    /** Returns the stage at a path that another one has named. */
    private static StageDirectory at(String path, Configuration hadoop) throws IOException {
        return new StageDirectory(Storage.of(new Path(path), hadoop), new Path(path));
    }

    /** Returns how a journal or reference in another stage names this one: by its name if they are in one directory. */
    String recorded(StageDirectory from) {
        return path.getParent().equals(from.path.getParent()) ? path.getName() : path.toString();
    }

    /** Returns the stage that is named in this one. */
    StageDirectory find(String recorded, Configuration hadoop) throws IOException {
        return recorded.contains(Path.SEPARATOR)
                ? at(recorded, hadoop)
                : new StageDirectory(storage, new Path(path.getParent(), recorded));
    }

    private static String name(String target) {
        byte[] bytes = target.getBytes(StandardCharsets.UTF_8);
        if (START.length() + bytes.length + END.length() <= MAX_NAME_BYTES) {
            return START + target + END;
        }
        int kept =
                target.offsetByCodePoints(0, Math.min(KEPT_CHARACTERS / 2, target.codePointCount(0, target.length())));
        return START + target.substring(0, kept) + "-" + UUID.nameUUIDFromBytes(bytes) + END;
    }

    /** Returns the path of something in the stage. */
    Path resolve(String name) {
        return new Path(path, name);
    }

    /** Returns whether the directory exists. */
    boolean exists() throws IOException {
        return storage.find(path).isPresent();
    }

    /** Returns where the old contents of the target go. */
    Path old() {
        return resolve("old");
    }

    /** Returns the file that commits the publication of all its stages. */
    private Path journal() {
        return resolve("journal");
    }

    /** Returns the file that says which stage has the journal, if that is another one. */
    private Path primary() {
        return resolve("primary");
    }

    Optional<Journal> readJournal() throws IOException {
        return storage.find(journal()).isPresent()
                ? Optional.of(Journal.parse(storage.read(journal())))
                : Optional.empty();
    }

    void writeJournal(Journal journal) throws IOException {
        storage.write(journal(), journal.json());
    }

    void deleteJournal() throws IOException {
        storage.delete(journal());
        storage.sync(path);
    }

    /** Checks that the stage does not have the only contents of its target. */
    void requireTarget(Path target) throws IOException {
        if (storage.find(old()).isPresent() && storage.find(target).isEmpty()) {
            throw new IOException("there is nothing, and its old contents are in '%s'; move them or others there"
                    .formatted(UnwritableTargetException.shown(old().toString())));
        }
    }

    void writePrimary(Journal.Reference primary) throws IOException {
        storage.write(primary(), primary.json());
    }

    /** Returns the other stage whose journal commits this one; empty if none does. */
    Optional<StageDirectory> committedBy(Configuration hadoop) throws IOException {
        if (storage.find(primary()).isEmpty()) {
            return Optional.empty();
        }
        Journal.Reference reference = Journal.Reference.parse(storage.read(primary()));
        StageDirectory other = find(reference.stage(), hadoop);
        if (other.storage.find(other.path.getParent()).isEmpty()) {
            throw new IOException(
                    ("it is published with what '%s' prepares, which is not there; nothing was changed; move"
                                    + " or mount that where it was, and recover it again")
                            .formatted(UnwritableTargetException.shown(other.path.toString())));
        }
        return other.readJournal()
                .filter(journal -> journal.run().equals(reference.run()))
                .map(journal -> other);
    }

    /** Returns whether a publication has begun that must be finished. */
    boolean isCommitted(Configuration hadoop) throws IOException {
        return readJournal().isPresent() || committedBy(hadoop).isPresent();
    }

    /**
     * Locks the stage, which is created if it does not exist.
     *
     * @throws LockedException if a run that is alive uses it
     */
    LockedStage lock() throws IOException {
        Holder holder = Holder.ofThisProcess();
        return new LockedStage(this, storage.lock(path, holder), holder.run());
    }
}

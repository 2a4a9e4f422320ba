package io.sparkpool.publish;

import io.sparkpool.publish.Storage.Entry;
import io.sparkpool.publish.Storage.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The exchange of a target's contents, as a journal has it. It has names rather than paths as far as it can, so that it
 * holds after the directory with the journal was moved or mounted elsewhere.
 *
 * @param target the name of the target, which is beside its stage
 * @param form what is there
 * @param replacedMillis when the contents that are replaced were modified; -1 if there are none
 * @param stage the stage of the target, as {@link StageDirectory#recorded} has it
 * @param contents the name of the new contents in the stage
 */
record Exchange(String target, Target.Form form, long replacedMillis, String stage, String contents) {
    /** There is nothing at the target that is replaced. */
    private static final long NOTHING = -1;

    /** Whether the steps may have been run before. */
    enum Turn {
        /** They have not: contents that are missing are lost. */
        FIRST,
        /** They may have been, by a run that died: contents that are missing have been moved. */
        AGAIN
    }

    Exchange {
        Objects.requireNonNull(target, "target is null");
        Objects.requireNonNull(form, "form is null");
        Objects.requireNonNull(stage, "stage is null");
        Objects.requireNonNull(contents, "contents is null");
    }

    /** Returns the exchange of a target as it is now, for a journal in another stage or in the same. */
    static Exchange of(Path target, Target.Form form, LockedStage stage, StageDirectory primary) throws IOException {
        StageDirectory directory = stage.directory();
        long replaced =
                directory.storage().find(target).map(Entry::modifiedMillis).orElse(NOTHING);
        return new Exchange(
                target.getName(),
                form,
                replaced,
                directory.recorded(primary),
                stage.contents().getName());
    }

    /** Returns what to do if the exchange has failed. */
    static String advice(String target) {
        return "; the new outputs are complete, and this puts them in place: ./submit.sh recover '%s'"
                .formatted(UnwritableTargetException.shown(target));
    }

    /**
     * Finds the paths.
     *
     * @param primary the stage with the journal
     * @throws IOException if they are not those of a target and its stage
     */
    Located locate(StageDirectory primary, Configuration hadoop) throws IOException {
        StageDirectory directory = primary.find(stage, hadoop);
        Path at = new Path(directory.path().getParent(), target);
        Located located = new Located(this, directory, at, directory.resolve(contents));
        if (!StageDirectory.of(directory.storage(), at).path().equals(directory.path())
                || !located.contents.getParent().equals(directory.path())
                || !LockedStage.isContents(located.contents.getName())) {
            throw new IOException("the journal in '%s' has '%s' in '%s' for '%s', which is not its stage; nothing was"
                            .formatted(primary.path(), contents, directory.path(), at)
                    + " changed; move what was renamed back to its name, and recover it again");
        }
        return located;
    }

    /**
     * An exchange whose paths are known. Its steps do nothing if they have been run.
     *
     * @param exchange the exchange
     * @param directory the stage
     * @param target the target
     * @param contents the new contents
     */
    record Located(Exchange exchange, StageDirectory directory, Path target, Path contents) {
        List<Step> steps(Turn turn) {
            return switch (exchange.form) {
                case FILE -> List.of(step(turn, this::replaceFile));
                case TABLE -> List.of(step(turn, this::moveOldAside), step(turn, this::moveNewIn));
            };
        }

        private Step step(Turn turn, Step.Action action) {
            return new Step(target.toString(), () -> {
                if (!isDone(turn)) {
                    action.run();
                }
            });
        }

        private boolean isDone(Turn turn) throws IOException {
            if (isThere(contents)) {
                return false;
            }
            return switch (turn) {
                case FIRST ->
                    throw new IOException("its new contents are gone: another run has taken its lock, as this"
                            + " one did not respond, or they were deleted");
                case AGAIN -> true;
            };
        }

        private void replaceFile() throws IOException {
            Optional<Entry> old = storage().find(target);
            if (old.isEmpty()) {
                storage().move(contents, target);
            } else if (storage().isSameFile(contents, target)) { // a run died before it deleted the first of the names
                storage().delete(contents);
            } else {
                requireReplaced(old.get().kind() == Kind.FILE && isReplaced(old.get()));
                storage().replace(contents, target);
            }
            sync();
        }

        private void moveOldAside() throws IOException {
            Optional<Entry> old = storage().find(target);
            if (old.isPresent()) {
                requireReplaced(isReplaced(old.get()) && !isThere(directory.old()));
                storage().move(target, directory.old());
                sync();
            }
        }

        private void moveNewIn() throws IOException {
            requireReplaced(!isThere(target));
            storage().move(contents, target);
            sync();
        }

        /** Returns whether nothing has been moved: another process may have put something at the target. */
        boolean isUntouched() throws IOException {
            Optional<Entry> found = storage().find(target);
            long millis = found.map(Entry::modifiedMillis).orElse(NOTHING);
            boolean isDeleted = found.isEmpty() && exchange.replacedMillis != NOTHING;
            return !isThere(directory.old()) && (millis == exchange.replacedMillis || isThere(contents) && !isDeleted);
        }

        /** Checks that the exchange has been done or can be. */
        void requireContents() throws IOException {
            Optional<Entry> found = storage().find(target);
            boolean isOld = exchange.replacedMillis > 0
                    && found.filter(this::isReplaced).isPresent();
            if (!isThere(contents) && (found.isEmpty() || isOld)) {
                throw new IOException(
                        ("its new contents are not in '%s', and it does not have them; nothing was changed;"
                                        + " move or mount them where they were, and recover it again")
                                .formatted(UnwritableTargetException.shown(
                                        directory.path().toString())));
            }
        }

        /** Checks that nothing is lost if the stage is deleted. */
        void requireDone() throws IOException {
            directory.requireTarget(target);
            if (!directory.exists()) {
                return;
            }
            for (Entry entry : storage().list(directory.path())) {
                if (LockedStage.isContents(entry.name())) {
                    throw new IOException("'%s' is not in place, and its journal does not name it; move it away"
                            .formatted(UnwritableTargetException.shown(
                                    directory.resolve(entry.name()).toString())));
                }
            }
        }

        private Storage storage() {
            return directory.storage();
        }

        private boolean isThere(Path path) throws IOException {
            return storage().find(path).isPresent();
        }

        private boolean isReplaced(Entry found) {
            return found.modifiedMillis() == exchange.replacedMillis;
        }

        private static void requireReplaced(boolean holds) throws IOException {
            if (!holds) {
                throw new IOException("something else has appeared there; move it away");
            }
        }

        private void sync() throws IOException {
            storage().sync(target.getParent());
            storage().sync(directory.path());
        }
    }
}

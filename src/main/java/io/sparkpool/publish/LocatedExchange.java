package io.sparkpool.publish;

import io.sparkpool.publish.Storage.Entry;
import io.sparkpool.publish.Storage.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * An exchange whose paths are known. Its steps do nothing if they have been run.
 *
 * @param exchange the exchange
 * @param directory the stage
 * @param target the target
 * @param contents the new contents
 */
record LocatedExchange(Exchange exchange, StageDirectory directory, Path target, Path contents) {
    List<Step> steps(Exchange.Turn turn) {
        return switch (exchange.form()) {
            case FILE -> List.of(step(turn, this::replaceFile));
            case TABLE -> List.of(step(turn, this::moveOldAside), step(turn, this::moveNewIn));
        };
    }

    private Step step(Exchange.Turn turn, Step.Action action) {
        return new Step(target.toString(), () -> {
            if (!isDone(turn)) {
                action.run();
            }
        });
    }

    private boolean isDone(Exchange.Turn turn) throws IOException {
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
        long millis = found.map(Entry::modifiedMillis).orElse(Exchange.NOTHING);
        boolean isDeleted = found.isEmpty() && exchange.replacedMillis() != Exchange.NOTHING;
        return !isThere(directory.old()) && (millis == exchange.replacedMillis() || isThere(contents) && !isDeleted);
    }

    /** Checks that the exchange has been done or can be. */
    void requireContents() throws IOException {
        Optional<Entry> found = storage().find(target);
        boolean isOld =
                exchange.replacedMillis() > 0 && found.filter(this::isReplaced).isPresent();
        if (!isThere(contents) && (found.isEmpty() || isOld)) {
            throw new IOException(("its new contents are not in '%s', and it does not have them; nothing was changed;"
                            + " move or mount them where they were, and recover it again")
                    .formatted(UnwritableTargetException.shown(directory.path().toString())));
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
        return found.modifiedMillis() == exchange.replacedMillis();
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

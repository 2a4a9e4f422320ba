package io.sparkpool.publish;

import io.sparkpool.publish.Storage.Entry;
import io.sparkpool.publish.Storage.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The exchange of a target's contents, in steps that do nothing if they have been run.
 *
 * @param target the target
 * @param form what is there
 * @param replacedMillis when the contents that are replaced were modified; -1 if there are none
 * @param stage the stage of the target
 * @param contents the new contents, in the stage
 */
record Exchange(String target, Target.Form form, long replacedMillis, String stage, String contents) {
    /** There is nothing at the target that is replaced. */
    private static final long NOTHING = -1;

    /** Returns the exchange of a target as it is now. */
    static Exchange of(Path target, Target.Form form, LockedStage stage) throws IOException {
        long replaced = stage.directory()
                .storage()
                .find(target)
                .map(Entry::modifiedMillis)
                .orElse(NOTHING);
        return new Exchange(
                target.toString(),
                form,
                replaced,
                stage.directory().path().toString(),
                stage.contents().toString());
    }

    /** Returns what to do if the exchange has failed. */
    static String advice(String target) {
        return "; the new outputs are complete, and this puts them in place: ./submit.sh recover '%s'"
                .formatted(UnwritableTargetException.shown(target));
    }

    List<Step> steps(Configuration hadoop) {
        return switch (form) {
            case FILE -> List.of(new Step(target, () -> open(hadoop).replaceFile()));
            case TABLE ->
                List.of(
                        new Step(target, () -> open(hadoop).moveOldAside()),
                        new Step(target, () -> open(hadoop).moveNewIn()));
        };
    }

    private Opened open(Configuration hadoop) throws IOException {
        StageDirectory directory = StageDirectory.at(stage, hadoop);
        return new Opened(this, directory, directory.storage(), new Path(target), new Path(contents));
    }

    private record Opened(Exchange exchange, StageDirectory directory, Storage storage, Path target, Path contents) {
        void replaceFile() throws IOException {
            if (isDone()) {
                return;
            }
            Optional<Entry> old = storage.find(target);
            requireReplaced(old.isEmpty() || old.get().kind() == Kind.FILE && isReplaced(old.get()));
            if (old.isPresent()) {
                storage.replace(contents, target);
            } else {
                storage.move(contents, target);
            }
            sync();
        }

        void moveOldAside() throws IOException {
            Optional<Entry> old = storage.find(target);
            if (isDone() || old.isEmpty()) {
                return;
            }
            requireReplaced(isReplaced(old.get()) && storage.find(directory.old()).isEmpty());
            storage.move(target, directory.old());
            sync();
        }

        void moveNewIn() throws IOException {
            if (isDone()) {
                return;
            }
            requireReplaced(storage.find(target).isEmpty());
            storage.move(contents, target);
            sync();
        }

        private boolean isDone() throws IOException {
            return storage.find(contents).isEmpty();
        }

        private boolean isReplaced(Entry found) {
            return found.modifiedMillis() == exchange.replacedMillis;
        }

        private void requireReplaced(boolean holds) throws IOException {
            if (!holds) {
                throw new IOException(
                        "something else has appeared there; move it away");
            }
        }

        private void sync() throws IOException {
            storage.sync(target.getParent());
            storage.sync(directory.path());
        }
    }
}

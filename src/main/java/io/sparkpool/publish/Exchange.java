package io.sparkpool.publish;

import io.sparkpool.publish.Storage.Entry;
import java.io.IOException;
import java.util.Objects;
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
    static final long NOTHING = -1;

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
    LocatedExchange locate(StageDirectory primary, Configuration hadoop) throws IOException {
        StageDirectory directory = primary.find(stage, hadoop);
        Path at = new Path(directory.path().getParent(), target);
        LocatedExchange located = new LocatedExchange(this, directory, at, directory.resolve(contents));
        if (!StageDirectory.of(directory.storage(), at).path().equals(directory.path())
                || !located.contents().getParent().equals(directory.path())
                || !LockedStage.isContents(located.contents().getName())) {
            throw new IOException("the journal in '%s' has '%s' in '%s' for '%s', which is not its stage; nothing was"
                            .formatted(primary.path(), contents, directory.path(), at)
                    + " changed; move what was renamed back to its name, and recover it again");
        }
        return located;
    }
}

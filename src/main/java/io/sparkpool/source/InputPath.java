package io.sparkpool.source;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Setting;
import io.sparkpool.file.FoundFiles;
import io.sparkpool.message.MessageText;
import io.sparkpool.message.UnreadableInputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;

/** The setting that says which files a source reads. */
public final class InputPath {
    private InputPath() {}

    /** Opens a source of files. */
    @FunctionalInterface
    public interface Opener {
        /**
         * Opens the source.
         *
         * @throws IOException if a file cannot be read
         */
        Source open(FoundFiles files) throws IOException;
    }

    /**
     * Finds the files and opens their source. If there is no path, or its files cannot be read, that is added to the
     * problems, and the source is empty; it is empty, too, if the path leads to files on another machine.
     */
    public static Source open(JobContext context, Opener opener) {
        Optional<Setting> path = context.settings().find(InputKeys.PATH.key());
        if (path.isEmpty() || path.get().value().isEmpty()) {
            Setting missing =
                    path.or(() -> context.settings().find(InputKeys.KIND.key())).orElseThrow();
            context.problems()
                    .add(
                            "use",
                            missing,
                            "there is no path to read; set '%s' or give --input PATH".formatted(InputKeys.PATH.key()));
            return RangeSource.EMPTY;
        }
        if (path.get().value().equals("-")) {
            context.problems()
                    .add("use", path.get(), "standard input cannot be read in parallel; write it to a file first");
            return RangeSource.EMPTY;
        }
        return context.canSee(path.get()) ? open(path.get(), context, opener) : RangeSource.EMPTY;
    }

    private static Source open(Setting path, JobContext context, Opener opener) {
        try {
            return opener.open(FoundFiles.named(path.value(), context.hadoop()));
        } catch (FileNotFoundException | UnreadableInputException e) {
            context.problems().add("read", path, e.getMessage());
        } catch (IOException | RuntimeException e) {
            context.problems()
                    .add("read", path, MessageText.ofThrowable(e) + "; name files that can be read from here");
        }
        return RangeSource.EMPTY;
    }
}

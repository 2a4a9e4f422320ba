package io.sparkpool.source;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Key;
import io.sparkpool.config.OnError;
import io.sparkpool.config.Setting;
import io.sparkpool.file.FoundFiles;
import io.sparkpool.message.MessageText;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.PoolException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** The numbers in text files, one per line, in any file system that Hadoop knows. */
final class TextSource implements Source {
    private final Inputs<Number> inputs;
    private final FoundFiles files;
    private final Configuration hadoop;
    private final OnError onError;

    private TextSource(Inputs<Number> inputs, FoundFiles files, Configuration hadoop, OnError onError) {
        this.inputs = inputs;
        this.files = files;
        this.hadoop = hadoop;
        this.onError = onError;
    }

    /** Finds the files that the settings name. */
    static Source of(JobContext context, Wanted wanted) {
        Optional<Setting> path = context.settings().find(SourceKind.PATH.key());
        if (path.isEmpty() || path.get().value().isEmpty()) {
            Setting missing =
                    path.or(() -> context.settings().find(SourceKind.KEY.key())).orElseThrow();
            context.problems()
                    .add(
                            "use",
                            missing,
                            "there is no path to read; set '%s' or give --input PATH".formatted(SourceKind.PATH.key()));
            return RangeSource.EMPTY;
        }
        if (path.get().value().equals("-")) {
            context.problems()
                    .add("use", path.get(), "standard input cannot be read in parallel; write it to a file first");
            return RangeSource.EMPTY;
        }
        return context.canSee(path.get()) ? open(path.get(), context) : RangeSource.EMPTY;
    }

    private static Source open(Setting path, JobContext context) {
        try {
            FoundFiles files = FoundFiles.named(path.value(), context.hadoop());
            OnError onError = context.settings().get(Key.ON_ERROR);
            return new TextSource(TextInput.of(files, context.hadoop()), files, context.hadoop(), onError);
        } catch (FileNotFoundException e) {
            context.problems().add("read", path, e.getMessage());
        } catch (IOException | RuntimeException e) {
            context.problems()
                    .add("read", path, MessageText.ofThrowable(e) + "; name files that can be read from here");
        }
        return RangeSource.EMPTY;
    }

    @Override
    public Inputs<?> inputs() {
        return inputs;
    }

    @Override
    public boolean includes(String file) throws IOException {
        return files.contains(file, hadoop);
    }

    @Override
    public String advice(PoolException failure) {
        boolean isUnreadableLine =
                failure.index().isPresent() && failure.function().isEmpty();
        if (!isUnreadableLine) {
            return Source.super.advice(failure);
        }
        return switch (onError) {
            case FAIL -> ", or set such lines aside with --quarantine FILE";
            case QUARANTINE -> ", or raise --max-errors";
        };
    }
}

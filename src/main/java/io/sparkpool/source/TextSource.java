package io.sparkpool.source;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Key;
import io.sparkpool.config.OnError;
import io.sparkpool.file.FoundFiles;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.PoolException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** The numbers in text files, one per line, in any file system that Hadoop knows. */
public final class TextSource implements Source {
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

    /** Opens the files that the settings name. */
    public static Source of(JobContext context, Wanted wanted) {
        OnError onError = context.settings().get(Key.ON_ERROR);
        return InputPath.open(
                context,
                files -> new TextSource(TextInput.of(files, context.hadoop()), files, context.hadoop(), onError));
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

package io.sparkpool.source;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Key;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.config.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The kinds of sources, as {@code spark.pool.input} names them. To add one, write its class and register it here. */
public enum SourceKind {
    /** A range of whole numbers. */
    RANGE(RangeSource::of, RangeSource.KEYS),
    /** The numbers in text files. */
    TEXT(TextSource::of, List.of());

    /** The kind of source. */
    public static final Key<SourceKind> KEY = Key.of(
                    "input", Type.choice(values()), "the kind of input; text if not given and there is a path")
            .withDefault("range")
            .withOption("--input-format");

    /** The path, which all sources that read files have. */
    public static final Key<String> PATH = Key.of(
                    "input.path",
                    Type.text(),
                    "map the numbers in a text file, in a directory, or in all files that a pattern matches")
            .withOptionOnce("-i, --input PATH", "give one directory or one pattern for several files");

    private final BiFunction<JobContext, Wanted, Source> opener;
    private final List<Key<?>> keys;

    SourceKind(BiFunction<JobContext, Wanted, Source> opener, List<Key<?>> keys) {
        this.opener = opener;
        this.keys = keys;
    }

    /** Returns the keys of all sources. */
    public static List<Key<?>> keys() {
        return Stream.concat(Stream.of(values()).flatMap(kind -> kind.keys.stream()), Stream.of(PATH, KEY))
                .toList();
    }

    /**
     * Returns the kind that a path implies in a layer of settings that sets no kind. It has the origin of the path and
     * overrides the kinds of lower layers.
     */
    public static Optional<Setting> impliedBy(Settings layer) {
        return layer.find(PATH.key())
                .filter(path -> layer.find(KEY.key()).isEmpty())
                .map(path -> new Setting(KEY.key(), "text", path.origin(), ""));
    }

    /**
     * Opens the source of a job.
     *
     * @param wanted what the function of the job takes
     * @return the source; an empty one if it cannot be opened, which is added to the problems
     */
    public static Source open(JobContext context, Wanted wanted) {
        return context.settings().get(KEY).opener.apply(context, wanted);
    }
}

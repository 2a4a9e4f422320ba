package io.sparkpool.source;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Key;
import io.sparkpool.config.KindKeys;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.file.InputFile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The kinds of sources. To add one, declare it here, write its class, and let {@code Sources} open it. */
public enum SourceKind {
    /** A range of whole numbers. */
    RANGE("a range", RangeSource.KEYS),
    /** The lines of text files. */
    TEXT("text", List.of(InputKeys.PATH)),
    /** Files, each of which is one input. */
    FILES("files", List.of(InputKeys.PATH)),
    /** The combinations of the values of lists. */
    GRID("a grid", List.of(InputKeys.GRID)),
    /** The rows of a table, in a format that is not one of the other kinds' names. */
    TABLE("a table", List.of(InputKeys.PATH, InputKeys.COLUMN, InputKeys.SCHEMA, InputKeys.OPTION));

    private static final Pattern TABLE_FILE = Pattern.compile(
            ".*\\.(csv|tsv|json|jsonl|ndjson|parquet|orc|avro)(\\.(gz|bz2|deflate|lz4|snappy|zst))?/*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final KindKeys KEYS = new KindKeys(
            "input",
            InputKeys.KIND,
            InputKeys.PATH,
            Stream.of(
                            RangeSource.KEYS,
                            List.of(InputKeys.PATH, InputKeys.KIND, InputKeys.COLUMN),
                            List.of(InputKeys.SCHEMA, InputKeys.OPTION, InputKeys.GRID))
                    .<Key<?>>flatMap(List::stream)
                    .toList(),
            RangeSource.KEYS,
            SourceKind::word);

    private final String shown;
    private final List<Key<?>> keys;

    SourceKind(String shown, List<Key<?>> keys) {
        this.shown = shown;
        this.keys = keys;
    }

    /** Returns the keys of all sources. */
    public static List<Key<?>> keys() {
        return KEYS.all();
    }

    /** Returns the kind that the settings name; any name that is not that of another kind is the format of a table. */
    public static SourceKind of(Settings settings) {
        String name = settings.get(InputKeys.KIND);
        return Stream.of(values())
                .filter(kind -> kind.written().equals(name))
                .findFirst()
                .orElse(TABLE);
    }

    /** Returns the names of the kinds that are no tables, as settings write them. */
    public static List<String> names() {
        return Stream.of(values())
                .filter(kind -> kind != TABLE)
                .map(SourceKind::written)
                .toList();
    }

    /**
     * Returns the kind that the path of a layer of settings implies by its ending, if the layer sets no kind. It has
     * the origin of the path and overrides the kinds of lower layers.
     */
    public static Optional<Setting> impliedBy(Settings layer) {
        return KEYS.impliedBy(layer, SourceKind::formatOf);
    }

    /** Returns the kind that a function of files implies for a path, unless a setting names another one. */
    public static Optional<Setting> impliedBy(Wanted wanted, Settings settings) {
        return settings.find(InputKeys.KIND.key())
                .filter(kind -> kind.isImplied() && wanted.isOnly(InputFile.class))
                .map(kind -> Setting.implied(kind.key(), FILES.written(), kind.origin()));
    }

    /** Returns whether an input is a row, or is read from one. */
    public boolean hasRows() {
        return this == GRID || this == TABLE;
    }

    private static String formatOf(String path) {
        Matcher table = TABLE_FILE.matcher(path);
        if (!table.matches()) {
            return TEXT.written();
        }
        return KindKeys.formatOfEnding(table.group(1));
    }

    /**
     * Refuses keys of other kinds, which have no effect, unless they are in a file and an option of the command line
     * overrides it. A driver on a cluster, which does not know the layers of the files, comes to the same result. The
     * ends of a range may always be in a file, as they are in {@code conf/job.properties}.
     */
    public void refuseOtherKeys(JobContext context) {
        KEYS.refuseOthers(context, shown, keys);
    }

    private static Optional<String> word(Key<?> key) {
        if (key == InputKeys.OPTION) {
            return Optional.of("options");
        }
        return key == InputKeys.GRID ? Optional.of("lists") : Optional.empty();
    }

    private String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.sparkpool.sink;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Key;
import io.sparkpool.config.KindKeys;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The kinds of sinks. To add one, declare it here, write its class, and let {@code Sinks} open it. */
public enum SinkKind {
    /** All outputs on one line, as Python prints a list. */
    LIST("a list", List.of(TextSinks.LABEL, OutputKeys.PATH, OutputKeys.MODE)),
    /** One output per line; a record or a row is a JSON object. */
    LINES("lines", List.of(OutputKeys.PATH, OutputKeys.MODE)),
    /** The rows of a table, in a format that is not one of the other kinds' names. */
    TABLE(
            "a table",
            List.of(
                    OutputKeys.PATH,
                    OutputKeys.MODE,
                    OutputKeys.UNSAFE,
                    OutputKeys.TYPE,
                    OutputKeys.OPTION,
                    OutputKeys.PARTITION_BY,
                    OutputKeys.FILE_SIZE)),
    /** Nothing is written. Keys of other kinds are ignored, so that any job can be measured without its outputs. */
    NONE("nothing", List.of());

    private static final Pattern TABLE_FILE = Pattern.compile(
            ".*\\.(?:(csv|tsv|json|jsonl|ndjson)(\\.(gz|bz2|deflate|lz4|snappy))?|(parquet|orc|avro))/*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final KindKeys KEYS = new KindKeys(
            "output",
            OutputKeys.KIND,
            OutputKeys.PATH,
            List.of(
                    OutputKeys.PATH,
                    OutputKeys.KIND,
                    OutputKeys.MODE,
                    TextSinks.LABEL,
                    OutputKeys.TYPE,
                    OutputKeys.PARTITION_BY,
                    OutputKeys.FILE_SIZE,
                    OutputKeys.OPTION,
                    OutputKeys.UNSAFE),
            List.of(),
            key -> key == OutputKeys.OPTION ? Optional.of("options") : Optional.empty());

    private final String shown;
    private final List<Key<?>> keys;

    SinkKind(String shown, List<Key<?>> keys) {
        this.shown = shown;
        this.keys = keys;
    }

    /** Returns the keys of all sinks. */
    public static List<Key<?>> keys() {
        return KEYS.all();
    }

    /** Returns the kind that the settings name; any name that is not that of another kind is the format of a table. */
    public static SinkKind of(Settings settings) {
        String name = settings.get(OutputKeys.KIND);
        return Stream.of(LIST, LINES, NONE)
                .filter(kind -> kind.written().equals(name))
                .findFirst()
                .orElse(TABLE);
    }

    /**
     * Returns the kind that the path of a layer of settings implies by its ending, if the layer sets no kind. It has
     * the origin of the path and overrides the kinds of lower layers.
     */
    public static Optional<Setting> impliedBy(Settings layer) {
        return KEYS.impliedBy(layer, SinkKind::formatOf);
    }

    private static String formatOf(String path) {
        Matcher table = TABLE_FILE.matcher(path);
        if (!table.matches()) {
            return LINES.written();
        }
        return KindKeys.formatOfEnding(Optional.ofNullable(table.group(1)).orElse(table.group(4)));
    }

    /**
     * Refuses keys of other kinds, which have no effect, unless they are in a file and an option of the command line
     * overrides it. If nothing is written, any key is accepted.
     */
    public void refuseOtherKeys(JobContext context) {
        if (this != NONE) {
            KEYS.refuseOthers(context, shown, keys);
        }
    }

    private String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}

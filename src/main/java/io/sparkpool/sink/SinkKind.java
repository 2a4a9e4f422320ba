package io.sparkpool.sink;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Key;
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
                    OutputKeys.FILE_SIZE));

    private static final Pattern TABLE_FILE = Pattern.compile(
            ".*\\.(?:(csv|tsv|json|jsonl|ndjson)(\\.(gz|bz2|deflate|lz4|snappy))?|(parquet|orc|avro))/*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final String shown;
    private final List<Key<?>> keys;

    SinkKind(String shown, List<Key<?>> keys) {
        this.shown = shown;
        this.keys = keys;
    }

    /** Returns the keys of all sinks. */
    public static List<Key<?>> keys() {
        return List.of(
                OutputKeys.PATH,
                OutputKeys.KIND,
                OutputKeys.MODE,
                TextSinks.LABEL,
                OutputKeys.TYPE,
                OutputKeys.PARTITION_BY,
                OutputKeys.FILE_SIZE,
                OutputKeys.OPTION,
                OutputKeys.UNSAFE);
    }

    /** Returns the kind that the settings name; any name that is not that of another kind is the format of a table. */
    public static SinkKind of(Settings settings) {
        String name = settings.get(OutputKeys.KIND);
        return Stream.of(LIST, LINES)
                .filter(kind -> kind.written().equals(name))
                .findFirst()
                .orElse(TABLE);
    }

    /**
     * Returns the kind that the path of a layer of settings implies by its ending, if the layer sets no kind. It has
     * the origin of the path and overrides the kinds of lower layers.
     */
    public static Optional<Setting> impliedBy(Settings layer) {
        return layer.find(OutputKeys.PATH.key())
                .filter(path -> layer.find(OutputKeys.KIND.key()).isEmpty())
                .map(path -> Setting.implied(OutputKeys.KIND.key(), formatOf(path.value()), path.origin()));
    }

    private static String formatOf(String path) {
        Matcher table = TABLE_FILE.matcher(path);
        if (!table.matches()) {
            return LINES.written();
        }
        String ending =
                Optional.ofNullable(table.group(1)).orElse(table.group(4)).toLowerCase(Locale.ROOT);
        return ending.endsWith("jsonl") || ending.equals("ndjson") ? "json" : ending;
    }

    /**
     * Refuses keys of other kinds, which have no effect, unless they are in a file and an option of the command line
     * overrides it.
     */
    public void refuseOtherKeys(JobContext context) {
        Setting kind = context.settings().find(OutputKeys.KIND.key()).orElseThrow();
        for (Key<?> key : keys()) {
            if (key != OutputKeys.KIND && !keys.contains(key)) {
                context.settings().all().stream()
                        .filter(setting ->
                                key.matches(setting.key()) && !setting.origin().equals(Setting.DEFAULT))
                        .filter(setting -> setting.isOption() || !kind.isOption())
                        .forEach(setting -> context.problems()
                                .add(
                                        "use",
                                        setting,
                                        "the output is %s (%s), which has no %s; leave out one of the two"
                                                .formatted(shown, kind.origin(), word(key))));
            }
        }
    }

    private static String word(Key<?> key) {
        return key == OutputKeys.OPTION
                ? "options"
                : key.key().substring(OutputKeys.KIND.key().length() + 1);
    }

    private String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}

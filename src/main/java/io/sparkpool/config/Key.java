package io.sparkpool.config;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The declaration of a setting: its key, the type of its values, its default, its option and one line of help. The
 * options of the command line, {@code --help}, the check for unknown keys, the defaults and the tables of the
 * documentation follow from these declarations. The keys of a source or a sink are declared in its class, all others
 * here.
 *
 * @param <T> the type of its values
 */
public final class Key<T> {
    /** The master. The key is Spark's own; {@code --cores} changes the number of tasks in its value. */
    public static final Key<String> MASTER =
            new Key<>(Master.KEY, Type.text(), "where Spark runs").withDefault("local[4]");

    /** The function. */
    public static final Key<String> FUNCTION = of(
                    "function",
                    Type.text(),
                    "the function: command, cube, identity, negate, square, or a class of yours")
            .withDefault("square")
            .withOption("-f, --function NAME");

    /** The command that the function {@code command} runs. */
    public static final Key<String> COMMAND = of(
                    "command",
                    Type.text(),
                    "run this program for each input, as in 'sha256sum {}'; implies --function command")
            .withOption("--command TEXT", command -> Map.of(FUNCTION.key(), "command"));

    /** The number of inputs that a task maps. */
    public static final Key<Integer> CHUNK_SIZE = of(
                    "chunkSize", Type.integer(1, Integer.MAX_VALUE), "how many inputs a task maps")
            .withOption("--chunk-size N");

    /** The number of inputs that a function of many inputs gets at once. */
    public static final Key<Integer> BATCH_SIZE = of(
                    "batchSize",
                    Type.integer(1, Integer.MAX_VALUE),
                    "how many inputs a BatchFunction gets at once; at most those of a chunk")
            .withOption("--batch-size N");

    /** The name of the column that a function of rows adds. */
    public static final Key<String> OUTPUT_COLUMN = of(
            "output.column",
            Type.text(),
            "the name of the column that the outputs add to the rows of a table; the function's name if not given");

    /** The policy for failing inputs. */
    public static final Key<OnError> ON_ERROR = of(
                    "onError",
                    Type.choice(OnError.values()),
                    "end the job at the first failing input, or write failing inputs to a file and go on")
            .withDefault("fail")
            .withOption("--on-error");

    /** The file for failing inputs. */
    public static final Key<String> QUARANTINE_FILE = of(
                    "onError.path", Type.text(), "the file for failing inputs; implies --on-error quarantine")
            .withOption("--quarantine FILE", file -> Map.of(ON_ERROR.key(), "quarantine"));

    /** The number of inputs that may be quarantined. */
    public static final Key<Long> MAX_ERRORS = of(
                    "maxErrors",
                    Type.integer(0, Long.MAX_VALUE),
                    "how many inputs may be quarantined; one more ends the job")
            .withOption("--max-errors N");

    /** The number of retries of a failing input. */
    public static final Key<Integer> RETRIES = of(
                    "retries", Type.integer(0, Integer.MAX_VALUE), "how many times a failing input is tried again")
            .withDefault("0")
            .withOption("--retries N");

    /** The time limit of an input. */
    public static final Key<Duration> INPUT_TIMEOUT = of(
                    "inputTimeout",
                    Type.duration(Duration.of(1, ChronoUnit.MICROS)),
                    "how long the function may take for one input, such as 500ms or 30s")
            .withOption("--input-timeout DURATION");

    /** Where reports of runs go. */
    public static final Key<String> REPORT_PATH = of(
                    "report.path",
                    Type.text(),
                    "the directory for the reports of runs, or off for no report; target/runs if not given")
            .withOption("--report DIR");

    /** The file for events of OpenLineage. */
    public static final Key<String> OPEN_LINEAGE = of(
            "report.openLineage", Type.text(), "append events in the form of OpenLineage to this file, as JSON lines");

    /** The form of the summary. */
    public static final Key<SummaryForm> SUMMARY = of(
                    "summary",
                    Type.choice(SummaryForm.values()),
                    "the summary at the end: text, or one JSON object, which is written of failed runs and with --quiet, too")
            .withDefault("text")
            .withOption("--summary");

    /** How progress is shown. */
    public static final Key<ProgressKind> PROGRESS = of(
                    "progress",
                    Type.choice(ProgressKind.values()),
                    "show progress as a bar, or as a line every ten seconds; auto is a bar in a terminal, else lines")
            .withDefault("auto")
            .withOption("--progress");

    /** How long Spark's web page stays after the job. */
    public static final Key<PageStay> UI = of(
                    "ui",
                    PageStay.type(),
                    "show Spark's web page, and keep it at the end until Enter is pressed, or for a time such as 10m")
            .withOptionalValue("--ui [DURATION]", PageStay.ENTER);

    /** The directory of Spark's event log. The key is Spark's own. */
    public static final Key<String> EVENT_LOG = new Key<>(
                    "spark.eventLog.dir",
                    Type.text(),
                    "write Spark's event log to this directory, for ./submit.sh history")
            .withOption("--event-log DIR", directory -> Map.of("spark.eventLog.enabled", "true"));

    /** The time limit of a cluster. */
    public static final Key<Duration> CLUSTER_TIMEOUT = of(
                    "clusterTimeout",
                    Type.duration(Duration.ofSeconds(1)),
                    "how long to wait for the master of a cluster and for executors")
            .withDefault("60s");

    /** The name by which a submitted driver is found on its cluster. Users do not set it. */
    public static final Key<String> SUBMISSION = of("submission", Type.text(), "");

    private static final String PREFIX = "spark.pool.";

    /** Stands for the last part of keys that differ in it only. */
    static final String NAME = "NAME";

    private final String key;
    private final Type<T> type;
    private final String help;
    private final Optional<String> defaultValue;
    private final Optional<ValueOption> option;

    private Key(String key, Type<T> type, String help, Optional<String> defaultValue, Optional<ValueOption> option) {
        this.key = Objects.requireNonNull(key, "key is null");
        this.type = Objects.requireNonNull(type, "type is null");
        this.help = Objects.requireNonNull(help, "help is null");
        this.defaultValue = defaultValue;
        this.option = option;
    }

    private Key(String key, Type<T> type, String help) {
        this(key, type, help, Optional.empty(), Optional.empty());
    }

    /**
     * Declares a key of the job.
     *
     * @param name what follows {@code spark.pool.}
     * @param help what the key sets, on one line
     */
    public static <T> Key<T> of(String name, Type<T> type, String help) {
        return new Key<>(PREFIX + name, type, help);
    }

    /**
     * Declares keys of the job whose last part is a name that the user chooses.
     *
     * @param prefix what comes between {@code spark.pool.} and the name
     * @param help what each of the keys sets, on one line
     */
    public static <T> Key<T> ofNamed(String prefix, Type<T> type, String help) {
        return of(prefix + "." + NAME, type, help);
    }

    /** Returns the key with a default. */
    public Key<T> withDefault(String value) {
        return new Key<>(key, type, help, Optional.of(value), option);
    }

    /**
     * Returns the key with an option that sets it.
     *
     * @param usage the option as the help shows it, such as {@code -f, --function NAME}, but without the values of a
     *     choice
     */
    public Key<T> withOption(String usage) {
        return withOption(usage, value -> Map.of());
    }

    /**
     * Returns the key with an option that must not be given several times.
     *
     * @param instead what to do instead
     */
    public Key<T> withOptionOnce(String usage, String instead) {
        return withOption(usage, value -> Map.of(key, value), instead);
    }

    /**
     * Returns the key with an option that sets other keys as well.
     *
     * @param others returns the values of the other keys; it may also replace the value of this one
     */
    public Key<T> withOption(String usage, ValueOption.Expansion others) {
        ValueOption.Expansion all = value -> {
            Map<String, String> values = new HashMap<>(Map.of(key, value));
            values.putAll(others.apply(value));
            return values;
        };
        return withOption(usage, all, "");
    }

    /**
     * Returns the key with an option whose value may be left out.
     *
     * @param usage the option as the help shows it
     * @param omitted the value that is meant if none is given
     */
    Key<T> withOptionalValue(String usage, String omitted) {
        ValueOption option =
                ValueOption.of(usage, value -> Map.of(key, value), "").withValue(omitted);
        return new Key<>(key, type, help, defaultValue, Optional.of(option));
    }

    private Key<T> withOption(String usage, ValueOption.Expansion expansion, String onceOnly) {
        String whole = type.choices().isEmpty() ? usage : usage + " " + type.choices();
        return new Key<>(key, type, help, defaultValue, Optional.of(ValueOption.of(whole, expansion, onceOnly)));
    }

    /** Returns whether a key is the job's and not Spark's. */
    public static boolean isOurs(String key) {
        return (key + ".").startsWith(PREFIX);
    }

    /** Returns what comes before the name in keys that are declared with one; the whole key if there is none. */
    String prefix() {
        return key.endsWith("." + NAME) ? key.substring(0, key.length() - NAME.length()) : key;
    }

    /** Returns whether a key is declared by this one. */
    public boolean matches(String written) {
        String prefix = prefix();
        return prefix.equals(key)
                ? written.equals(key)
                : written.startsWith(prefix) && written.length() > prefix.length();
    }

    /**
     * Returns the key that a user may have meant by another one. If this key is declared with a name, the result ends in
     * the name that was typed, or in nothing if none was.
     */
    String like(String typed) {
        String prefix = prefix();
        if (prefix.equals(key)) {
            return key;
        }
        int parts = prefix.split("\\.").length;
        String[] typedParts = typed.split("\\.", parts + 1);
        String name = typedParts.length > parts ? typedParts[parts] : "";
        return name.isEmpty() ? prefix.substring(0, prefix.length() - 1) : prefix + name;
    }

    /** Returns the whole key, as it stands in a properties file; one that is declared with a name ends in NAME. */
    public String key() {
        return key;
    }

    /** Returns the type of its values. */
    public Type<T> type() {
        return type;
    }

    /** Returns what the key sets, on one line; an empty text if users do not set it. */
    public String help() {
        return help;
    }

    /** Returns the value that is used if the key is not set. */
    public Optional<String> defaultValue() {
        return defaultValue;
    }

    /** Returns the option of the command line that sets the key. */
    public Optional<ValueOption> option() {
        return option;
    }
}

package io.sparkpool.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a {@link JobConfig} out of settings. */
final class JobConfigReader {
    private static final Set<String> TABLE_FORMATS = Set.of("csv", "json", "parquet", "orc", "jdbc", "avro", "xml");

    /** Stands in for inputs that are wrong, so that the rest can be checked. */
    private static final InputConfig NO_INPUTS = new InputConfig.Range(0, 0, 1);

    private static final Duration MIN_CLUSTER_TIMEOUT = Duration.ofSeconds(1);

    private final Settings settings;
    private final Problems problems;

    private JobConfigReader(Settings settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    static JobConfig read(Collection<Setting> given, Problems problems) {
        List<Setting> lowestFirst = new ArrayList<>(Key.defaults());
        lowestFirst.addAll(given);
        Settings settings = Settings.of(lowestFirst);
        Redaction redaction = Redaction.of(settings, problems);
        problems.redactBy(redaction);
        KnownKeys.check(settings, problems);
        Master.check(settings, problems);
        JobConfigReader reader = new JobConfigReader(settings, problems);
        reader.refuseWhatIsNotThereYet();
        reader.requireJavaSerializer();
        return new JobConfig(
                settings,
                redaction,
                reader.input(),
                reader.setting(Key.FUNCTION),
                reader.chunkSize(),
                reader.output(),
                new ErrorConfigReader(settings, problems).read(),
                reader.clusterTimeout());
    }

    private Duration clusterTimeout() {
        Setting setting = setting(Key.CLUSTER_TIMEOUT);
        Duration timeout = Durations.read(setting, problems).orElse(MIN_CLUSTER_TIMEOUT);
        if (timeout.compareTo(MIN_CLUSTER_TIMEOUT) < 0) {
            problems.add("use", setting, "a cluster needs some seconds to start executors; set at least 1s");
        }
        return timeout;
    }

    private InputConfig input() {
        Setting input = setting(Key.INPUT);
        Optional<Setting> path = settings.find(Key.INPUT_PATH.key());
        if (path.isPresent() && input.origin().equals(Setting.DEFAULT)) {
            return text(path.get());
        }
        return switch (input.value()) {
            case "range" -> {
                path.ifPresent(unused -> refuseBoth(input, unused));
                yield range();
            }
            case "text" -> path.map(this::text).orElseGet(() -> noPath(input));
            default -> {
                refuseFormat(input, List.of("range", "text"), "reads");
                yield NO_INPUTS;
            }
        };
    }

    private InputConfig range() {
        long step = wholeNumber(Key.INPUT_STEP, 1);
        if (step == 0) {
            problems.add("use", setting(Key.INPUT_STEP), "a range cannot have a step of zero; set a step other than 0");
            step = 1;
        }
        return new InputConfig.Range(wholeNumber(Key.INPUT_START, 0), wholeNumber(Key.INPUT_END, 0), step);
    }

    /** A path from elsewhere is overruled by the range; one that was given along with it is a mistake. */
    private void refuseBoth(Setting range, Setting path) {
        if (range.origin().equals(path.origin()) || range.isOption() && path.isOption()) {
            problems.add(
                    "use",
                    path,
                    "the input is a range; leave the path out, or set '%s' to text".formatted(Key.INPUT.key()));
        }
    }

    private InputConfig text(Setting path) {
        if (path.value().equals("-")) {
            problems.add("use", path, "standard input cannot be shared out; write it to a file first");
            return NO_INPUTS;
        }
        return path.value().isEmpty() ? noPath(path) : new InputConfig.Text(path);
    }

    private InputConfig noPath(Setting setting) {
        problems.add(
                "use",
                setting,
                "there is no path to read; set '%s' or give --input PATH".formatted(Key.INPUT_PATH.key()));
        return NO_INPUTS;
    }

    private OutputConfig output() {
        Setting output = setting(Key.OUTPUT);
        return switch (output.value()) {
            case "list" -> new OutputConfig.List(setting(Key.OUTPUT_LABEL).value());
            case "lines" -> new OutputConfig.Lines();
            default -> {
                refuseFormat(output, List.of("list", "lines"), "writes");
                yield new OutputConfig.Lines();
            }
        };
    }

    private OptionalInt chunkSize() {
        Optional<Setting> chunkSize = settings.find(Key.CHUNK_SIZE.key());
        if (chunkSize.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int size = Integer.parseInt(chunkSize.get().value());
            if (size >= 1) {
                return OptionalInt.of(size);
            }
            problems.add("use", chunkSize.get(), "a chunk has at least one input; set a number of at least 1");
        } catch (NumberFormatException e) {
            problems.add("read", chunkSize.get(), "not a whole number of up to 2147483647; set a number of at least 1");
        }
        return OptionalInt.empty();
    }

    private long wholeNumber(Key key, long defaultValue) {
        Setting setting = setting(key);
        try {
            return Long.parseLong(setting.value());
        } catch (NumberFormatException e) {
            problems.add(
                    "read",
                    setting,
                    "not a whole number of 64 bits; set one from %d to %d".formatted(Long.MIN_VALUE, Long.MAX_VALUE));
            return defaultValue;
        }
    }

    /** The setting of a key that has a default. */
    private Setting setting(Key key) {
        return settings.find(key.key()).orElseThrow();
    }

    private void refuseFormat(Setting setting, List<String> known, String verb) {
        boolean later = TABLE_FORMATS.contains(setting.value().toLowerCase(Locale.ROOT));
        String why = later ? "this version %s no tables" : "not one that this job %s";
        problems.add("use", setting, why.formatted(verb) + "; set " + String.join(" or ", known));
    }

    private void refuseWhatIsNotThereYet() {
        refuse(Key.INPUT_COLUMN, "this version reads no tables, so there are no columns; leave it out");
        refuse(
                Key.OUTPUT_PATH,
                "this version writes to standard output only; leave it out and redirect: ./submit.sh > FILE");
        for (Key key : List.of(Key.OUTPUT_MODE, Key.OUTPUT_COLUMN, Key.OUTPUT_TYPE)) {
            refuse(key, "this version writes to standard output only; leave it out");
        }
    }

    private void requireJavaSerializer() {
        settings.find("spark.serializer")
                .filter(serializer -> !serializer.value().endsWith(".JavaSerializer"))
                .ifPresent(serializer -> problems.add(
                        "use",
                        serializer,
                        "the pool sends its chunks by Java serialization, which is quicker for them; leave it out"));
    }

    private void refuse(Key key, String why) {
        settings.find(key.key()).ifPresent(setting -> problems.add("use", setting, why));
    }
}

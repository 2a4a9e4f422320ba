package io.sparkpool.cli;

import io.sparkpool.config.Key;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;

/** Turns the options that stand for keys into settings. */
final class OptionSettings {
    /** The options that set one key to their value. */
    private static final Map<String, Key> KEYS = Map.of(
            JobOptions.INPUT, Key.INPUT_PATH,
            JobOptions.INPUT_FORMAT, Key.INPUT,
            JobOptions.COLUMN, Key.INPUT_COLUMN,
            JobOptions.FUNCTION, Key.FUNCTION,
            JobOptions.CHUNK_SIZE, Key.CHUNK_SIZE,
            JobOptions.OUTPUT, Key.OUTPUT_PATH,
            JobOptions.OUTPUT_FORMAT, Key.OUTPUT,
            JobOptions.MODE, Key.OUTPUT_MODE,
            JobOptions.ON_ERROR, Key.ON_ERROR);

    /** What the ending of a file's name says of its format; any other file is text. */
    private static final Map<String, String> FORMATS =
            Map.of(".csv", "csv", ".json", "json", ".jsonl", "json", ".parquet", "parquet", ".orc", "orc");

    private final CommandLine line;
    private final Problems problems;

    OptionSettings(CommandLine line, Problems problems) {
        this.line = line;
        this.problems = problems;
    }

    void addTo(List<Setting> settings) {
        addRange(settings);
        addFormat(settings);
        KEYS.forEach((option, key) -> Arguments.last(line, option)
                .filter(value -> !isStandardOutput(option, value))
                .ifPresent(value -> settings.add(setting(key, value, option))));
    }

    private static boolean isStandardOutput(String option, String value) {
        return option.equals(JobOptions.OUTPUT) && value.equals("-");
    }

    private void addRange(List<Setting> settings) {
        Optional<String> range = Arguments.last(line, JobOptions.RANGE);
        if (range.isEmpty()) {
            return;
        }
        if (line.hasOption(JobOptions.INPUT)) {
            problems.add("options '--range' and '--input' name two inputs; give one of them");
        }
        if (Arguments.last(line, JobOptions.INPUT_FORMAT)
                .filter(format -> !format.equals("range"))
                .isPresent()) {
            problems.add("options '--range' and '--input-format' name two inputs; give one of them");
        }
        String[] parts = range.get().split(":", -1);
        if (parts.length < 2 || parts.length > 3 || Stream.of(parts).anyMatch(String::isBlank)) {
            problems.add(
                    "cannot read '%s' (--range): not of the form START:END or START:END:STEP; write for example 0:100"
                            .formatted(range.get()));
            return;
        }
        settings.add(setting(Key.INPUT, "range", JobOptions.RANGE));
        settings.add(setting(Key.INPUT_START, parts[0], JobOptions.RANGE));
        settings.add(setting(Key.INPUT_END, parts[1], JobOptions.RANGE));
        settings.add(setting(Key.INPUT_STEP, parts.length == 3 ? parts[2] : "1", JobOptions.RANGE));
    }

    private void addFormat(List<Setting> settings) {
        if (Arguments.values(line, JobOptions.INPUT).size() > 1) {
            problems.add(
                    "option '--input' is given several times; give one directory or one pattern for several files");
        }
        Arguments.last(line, JobOptions.INPUT)
                .ifPresent(path -> settings.add(setting(Key.INPUT, format(path), JobOptions.INPUT)));
    }

    /** The format by the ending of the name, that of a compressed file by the ending before. */
    private static String format(String path) {
        String name = path.toLowerCase(Locale.ROOT)
                .replaceFirst("/+$", "")
                .replaceFirst("\\.(gz|bz2|zst|lz4|snappy|deflate)$", "");
        return FORMATS.getOrDefault(name.substring(Math.max(0, name.lastIndexOf('.'))), "text");
    }

    private static Setting setting(Key key, String value, String option) {
        return new Setting(key.key(), value, "--" + option);
    }
}

package io.sparkpool.cli;

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
    private static final String INPUT_KEY = "spark.pool.input";

    /** The options that set one key to their value. */
    private static final Map<String, String> KEYS = Map.of(
            JobOptions.INPUT, "spark.pool.input.path",
            JobOptions.INPUT_FORMAT, INPUT_KEY,
            JobOptions.COLUMN, "spark.pool.input.column",
            JobOptions.FUNCTION, "spark.pool.function",
            JobOptions.CHUNK_SIZE, "spark.pool.chunkSize",
            JobOptions.OUTPUT, "spark.pool.output.path",
            JobOptions.OUTPUT_FORMAT, "spark.pool.output",
            JobOptions.MODE, "spark.pool.output.mode",
            JobOptions.ON_ERROR, "spark.pool.onError");

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
                .ifPresent(value -> settings.add(new Setting(key, value, "--" + option))));
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
        settings.add(new Setting(INPUT_KEY, "range", "--range"));
        settings.add(new Setting("spark.pool.input.start", parts[0], "--range"));
        settings.add(new Setting("spark.pool.input.end", parts[1], "--range"));
        settings.add(new Setting("spark.pool.input.step", parts.length == 3 ? parts[2] : "1", "--range"));
    }

    private void addFormat(List<Setting> settings) {
        if (Arguments.values(line, JobOptions.INPUT).size() > 1) {
            problems.add(
                    "option '--input' is given several times; give one directory or one pattern for several files");
        }
        Arguments.last(line, JobOptions.INPUT)
                .ifPresent(path -> settings.add(new Setting(INPUT_KEY, format(path), "--input")));
    }

    /** The format by the ending of the name, that of a compressed file by the ending before. */
    private static String format(String path) {
        String name = path.toLowerCase(Locale.ROOT)
                .replaceFirst("/+$", "")
                .replaceFirst("\\.(gz|bz2|zst|lz4|snappy|deflate)$", "");
        return FORMATS.getOrDefault(name.substring(Math.max(0, name.lastIndexOf('.'))), "text");
    }
}

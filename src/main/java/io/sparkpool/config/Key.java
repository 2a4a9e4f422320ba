package io.sparkpool.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The keys of a job. */
enum Key {
    INPUT("input", "range"),
    INPUT_START("input.start", "0"),
    INPUT_END("input.end", "100"),
    INPUT_STEP("input.step", "1"),
    INPUT_PATH("input.path"),
    INPUT_COLUMN("input.column"),
    FUNCTION("function", "square"),
    CHUNK_SIZE("chunkSize"),
    OUTPUT("output", "list"),
    OUTPUT_LABEL("output.label", "Pool    :"),
    OUTPUT_PATH("output.path"),
    OUTPUT_MODE("output.mode"),
    OUTPUT_COLUMN("output.column"),
    OUTPUT_TYPE("output.type"),
    ON_ERROR("onError", "fail");

    static final String PREFIX = "spark.pool.";

    /** What follows these is the name of an option of Spark's readers and writers. */
    private static final List<String> OPTION_PREFIXES = List.of(PREFIX + "input.option.", PREFIX + "output.option.");

    private final String key;
    private final Optional<String> fallback;

    Key(String name) {
        this.key = PREFIX + name;
        this.fallback = Optional.empty();
    }

    Key(String name, String fallback) {
        this.key = PREFIX + name;
        this.fallback = Optional.of(fallback);
    }

    String key() {
        return key;
    }

    /** The defaults, as the lowest layer of settings. */
    static List<Setting> defaults() {
        return Arrays.stream(values())
                .flatMap(key -> key.fallback.map(value -> new Setting(key.key, value, Setting.DEFAULT)).stream())
                .toList();
    }

    static List<String> all() {
        return Arrays.stream(values()).map(Key::key).toList();
    }

    static boolean isReaderOrWriterOption(String key) {
        return OPTION_PREFIXES.stream().anyMatch(key::startsWith);
    }
}

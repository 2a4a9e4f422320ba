package io.sparkpool.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The keys of a job that are not Spark's own. */
public enum Key {
    /** The kind of input. */
    INPUT("input", "range"),
    /** The first number of a range. */
    INPUT_START("input.start", "0"),
    /** The number that a range stops before. */
    INPUT_END("input.end", "100"),
    /** The distance between the numbers of a range. */
    INPUT_STEP("input.step", "1"),
    /** The files to read. */
    INPUT_PATH("input.path"),
    /** The column that the function gets. */
    INPUT_COLUMN("input.column"),
    /** The function. */
    FUNCTION("function", "square"),
    /** How many inputs a task maps. */
    CHUNK_SIZE("chunkSize"),
    /** The form of the outputs. */
    OUTPUT("output", "list"),
    /** What stands before a list. */
    OUTPUT_LABEL("output.label", "Pool    :"),
    /** Where outputs go. */
    OUTPUT_PATH("output.path"),
    /** What happens to files that are there already. */
    OUTPUT_MODE("output.mode"),
    /** The column that outputs go to. */
    OUTPUT_COLUMN("output.column"),
    /** The type of that column. */
    OUTPUT_TYPE("output.type"),
    /** What a failing input does. */
    ON_ERROR("onError", "fail"),
    /** Where failing inputs go. */
    ON_ERROR_PATH("onError.path"),
    /** How many inputs may fail. */
    MAX_ERRORS("maxErrors"),
    /** How often a failing input is tried again. */
    RETRIES("retries"),
    /** How long the function may take for an input. */
    INPUT_TIMEOUT("inputTimeout"),
    /** How long the job waits for a cluster's master, and for executors. */
    CLUSTER_TIMEOUT("clusterTimeout", "60s"),
    /** By what submit.sh finds the driver that it had a cluster start. */
    SUBMISSION("submission");

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

    /** The whole key, as it stands in a properties file. */
    public String key() {
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

    /** Whether Spark leaves a key to the job. */
    static boolean isOurs(String key) {
        return (key + ".").startsWith(PREFIX);
    }

    static boolean isReaderOrWriterOption(String key) {
        return OPTION_PREFIXES.stream().anyMatch(key::startsWith);
    }
}

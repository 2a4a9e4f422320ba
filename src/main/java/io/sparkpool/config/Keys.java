package io.sparkpool.config;

import java.util.List;
import java.util.stream.Stream;

/**
 * All keys of a job.
 *
 * @param all the keys, in the order in which help and documentation show them
 */
public record Keys(List<Key<?>> all) {
    /** Copies the keys. */
    public Keys {
        all = List.copyOf(all);
    }

    /** Returns all keys, given those of the sources and those of the sinks. */
    public static Keys of(List<Key<?>> sources, List<Key<?>> sinks) {
        return new Keys(Stream.of(
                        List.of(Key.MASTER),
                        sources,
                        List.of(Key.FUNCTION, Key.COMMAND, Key.CHUNK_SIZE, Key.BATCH_SIZE),
                        sinks,
                        List.of(Key.OUTPUT_COLUMN),
                        List.of(Key.ON_ERROR, Key.QUARANTINE_FILE, Key.MAX_ERRORS, Key.RETRIES, Key.INPUT_TIMEOUT),
                        List.of(Key.PROGRESS, Key.UI, Key.EVENT_LOG),
                        List.of(Key.REPORT_PATH, Key.OPEN_LINEAGE, Key.SUMMARY),
                        List.of(Key.CLUSTER_TIMEOUT, Key.SUBMISSION))
                .<Key<?>>flatMap(List::stream)
                .toList());
    }

    /** Returns the options that set keys, in the order of the keys. */
    public List<ValueOption> options() {
        return all.stream().flatMap(key -> key.option().stream()).toList();
    }

    /** Returns the defaults, as the lowest layer of settings. */
    List<Setting> defaults() {
        return all.stream()
                .flatMap(
                        key -> key.defaultValue().map(value -> new Setting(key.key(), value, Setting.DEFAULT)).stream())
                .toList();
    }

    /** Returns whether a key is one of these. */
    boolean contain(String name) {
        return all.stream().anyMatch(key -> key.matches(name));
    }

    /**
     * Returns the keys that a user may have meant by one: the job's own ones, except those that users do not set.
     */
    List<String> like(String typed) {
        return all.stream()
                .filter(key -> !key.help().isEmpty())
                .map(key -> key.like(typed))
                .filter(Key::isOurs)
                .toList();
    }
}

package io.sparkpool.publish;

import io.sparkpool.publish.Storage.Entry;
import io.sparkpool.publish.Storage.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * Tells a table, which may be replaced, from any other directory.
 *
 * @param storage the file system
 * @param path the directory
 */
record TableCheck(Storage storage, Path path) {
    /** The empty file by which readers know that a table is complete. */
    static final String SUCCESS = "_SUCCESS";

    /** Directories of formats that keep the history of a table. */
    private static final List<String> LOGS = List.of("_delta_log", ".hoodie");

    Optional<String> problem() throws IOException {
        List<Entry> entries = storage.list(path);
        Optional<String> log =
                entries.stream().map(Entry::name).filter(LOGS::contains).findFirst();
        if (log.isPresent()) {
            return Optional.of(
                    "it is a table with a history (%s), which would be lost; name another path".formatted(log.get()));
        }
        return isTable(entries)
                ? Optional.empty()
                : Optional.of("it is a directory that is not a table; name another path");
    }

    private static boolean isTable(List<Entry> entries) {
        boolean isComplete =
                entries.stream().anyMatch(entry -> entry.name().equals(SUCCESS) && entry.kind() == Kind.FILE);
        List<Entry> visible = entries.stream().filter(entry -> !isHidden(entry)).toList();
        return isComplete
                || entries.isEmpty()
                || !visible.isEmpty() && visible.stream().allMatch(TableCheck::isOfTable);
    }

    private static boolean isHidden(Entry entry) {
        return entry.name().startsWith(".") || entry.name().startsWith("_");
    }

    private static boolean isOfTable(Entry entry) {
        return switch (entry.kind()) {
            case FILE -> entry.name().startsWith("part-");
            case DIRECTORY -> entry.name().indexOf('=') > 0;
            case OTHER -> false;
        };
    }
}

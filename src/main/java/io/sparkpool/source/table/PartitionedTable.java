package io.sparkpool.source.table;

import io.sparkpool.file.InputFile;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tables whose directories are named after values of columns, such as {@code day=2024-01-01}. */
final class PartitionedTable {
    private static final Pattern DIRECTORY = Pattern.compile("/([^/=]+=[^/]*)/");

    private PartitionedTable() {}

    /**
     * Refuses files in such directories below the directory that is read, as their values would be left out.
     *
     * @throws IllegalArgumentException if there are any
     */
    static void refuse(List<InputFile> files, String path) {
        String directory = path.contains(":")
                ? path
                : Path.of(path).toAbsolutePath().normalize().toString();
        for (InputFile file : files) {
            Matcher named = DIRECTORY.matcher(file.path());
            if (file.path().startsWith(directory + "/") && named.find(directory.length())) {
                throw new IllegalArgumentException(
                        "the names of directories such as '%s' stand for values of a column, which are not read; to read the files without it, name them by a pattern such as %s/*/*"
                                .formatted(named.group(1), path));
            }
        }
    }
}

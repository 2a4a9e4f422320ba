package io.sparkpool.source.table;

import io.sparkpool.file.FoundFiles;
import io.sparkpool.file.InputFile;
import org.apache.hadoop.fs.Path;

/** Tables whose directories are named after values of columns, such as {@code day=2024-01-01}. */
final class PartitionedTable {
    private PartitionedTable() {}

    /**
     * Refuses files in such directories, unless the path or pattern that is read names these itself, as their values
     * would be left out.
     *
     * @throws IllegalArgumentException if there are any
     */
    static void refuse(FoundFiles files, String path) {
        for (InputFile file : files.all()) {
            Path directory = file.hadoopPath().getParent();
            for (; directory.depth() > files.depth(); directory = directory.getParent()) {
                if (directory.getName().indexOf('=') > 0) {
                    throw new IllegalArgumentException(
                            "the names of directories such as '%s' stand for values of a column, which are not read; to read the files without it, name them by a pattern such as %s/*/*"
                                    .formatted(directory.getName(), path));
                }
            }
        }
    }
}

package io.sparkpool.sink.table;

import java.io.Serializable;
import java.util.List;

/**
 * The files that a task has written of a group of rows.
 *
 * @param directory the directory that the task has written to
 * @param files the files
 * @param rows how many rows they have
 */
record WrittenGroup(String directory, List<WrittenFile> files, long rows) implements Serializable {
    WrittenGroup {
        files = List.copyOf(files);
    }

    /** Returns how large the files are together. */
    long bytes() {
        return files.stream().mapToLong(WrittenFile::bytes).sum();
    }
}

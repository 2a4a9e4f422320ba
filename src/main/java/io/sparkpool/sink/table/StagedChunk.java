package io.sparkpool.sink.table;

import io.sparkpool.pool.task.Digest;
import java.io.Serializable;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The rows of a chunk in the stage.
 *
 * @param files the files that hold them, in order; none if there are no rows
 * @param digest the digest of the outputs
 */
record StagedChunk(List<StagedFile> files, Digest digest) implements Serializable {
    StagedChunk {
        files = List.copyOf(files);
    }

    /** Returns how many rows there are. */
    long rows() {
        return sum(StagedFile::rows);
    }

    /** Returns how long the files are together. */
    long bytes() {
        return sum(StagedFile::bytes);
    }

    /** Returns how many bytes the rows need in memory. */
    long rawBytes() {
        return sum(StagedFile::rawBytes);
    }

    /** Returns how many bytes the largest row needs in memory, or more. */
    long largestRow() {
        return files.stream().mapToLong(StagedFile::largestRow).max().orElse(0);
    }

    private long sum(ToLongFunction<StagedFile> size) {
        return files.stream().mapToLong(size).sum();
    }
}

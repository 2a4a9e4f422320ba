package io.sparkpool.sink.table;

import java.io.Serializable;

/**
 * Consecutive staged rows of a chunk.
 *
 * @param chunk the chunk
 * @param first the number of the first row in the chunk, from 0
 * @param rows how many rows, at least one
 */
record RowRange(StagedChunk chunk, long first, long rows) implements Serializable {
    RowRange {
        if (first < 0 || rows < 1 || first + rows > chunk.rows()) {
            throw new IllegalArgumentException("%d rows from %d of a chunk of %d".formatted(rows, first, chunk.rows()));
        }
    }

    /** Returns all rows of a chunk that has some. */
    static RowRange of(StagedChunk chunk) {
        return new RowRange(chunk, 0, chunk.rows());
    }

    /** Returns about how many bytes the rows need in memory. */
    double rawBytes() {
        return (double) chunk.rawBytes() * rows / chunk.rows();
    }

    /** Returns about how many bytes the rows need in the files of the chunk. */
    double bytes() {
        return (double) chunk.bytes() * rows / chunk.rows();
    }

    /** Returns the first rows. */
    RowRange head(long count) {
        return new RowRange(chunk, first, count);
    }

    /** Returns the rows without the first ones. */
    RowRange tail(long count) {
        return new RowRange(chunk, first + count, rows - count);
    }

    /** Returns whether they are the last rows of the chunk. */
    boolean endsChunk() {
        return first + rows == chunk.rows();
    }
}

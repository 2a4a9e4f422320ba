package io.sparkpool.sink.table;

import java.io.Serializable;
import java.util.List;

/**
 * Consecutive staged rows that become one file of the table, or one file in each of several directories.
 *
 * @param number the number of the group, in the order of the rows
 * @param ranges the rows; none for a table without rows
 */
record RowGroup(int number, List<RowRange> ranges) implements Serializable {
    RowGroup {
        ranges = List.copyOf(ranges);
    }

    /** Returns how many rows there are. */
    long rows() {
        return ranges.stream().mapToLong(RowRange::rows).sum();
    }

    /** Returns how many bytes the largest row needs in memory, or more. */
    long largestRow() {
        return ranges.stream()
                .mapToLong(range -> range.chunk().largestRow())
                .max()
                .orElse(0);
    }

    /** Returns about how many bytes they need in the stage. */
    double bytes() {
        return ranges.stream().mapToDouble(RowRange::bytes).sum();
    }
}

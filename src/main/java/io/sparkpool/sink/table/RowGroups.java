package io.sparkpool.sink.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Groups staged rows, so that files have about the wanted size. It learns from the files that have been written how much
 * smaller or larger they are than the staged rows. The last rows are kept back: they become files of an equal size, of at
 * least a quarter of the wanted one if there are so many, so that all cores can write.
 */
final class RowGroups {
    /** By how much more than its size a file may grow, rather than leave a small rest. */
    private static final double TOLERANCE = 1.25;

    private static final int SMALLEST_PART = 4;

    /** By how much more than the size of a file the rows of it may need in memory, so that a task ends in time. */
    private static final int MAX_RAW = 32;

    private final long fileBytes;
    private final double expectedRatio;
    private final int cores;
    private final Deque<RowRange> pending = new ArrayDeque<>();
    private double pendingBytes;
    private double pendingRawBytes;
    private double stagedBytes;
    private double writtenBytes;
    private int groups;

    /**
     * Creates an object without rows.
     *
     * @param fileBytes how large files become
     * @param expectedRatio how many bytes of files a byte of staged rows becomes, before the first file tells
     * @param cores how many files can be written at once
     */
    RowGroups(long fileBytes, double expectedRatio, int cores) {
        this.fileBytes = fileBytes;
        this.expectedRatio = expectedRatio;
        this.cores = cores;
    }

    /** Adds the rows of the next chunk. */
    void add(StagedChunk chunk) {
        if (chunk.rows() > 0) {
            RowRange all = RowRange.of(chunk);
            pending.addLast(all);
            pendingBytes += all.bytes();
            pendingRawBytes += all.rawBytes();
        }
    }

    /** Notes how large the files of a group are. */
    void learn(RowGroup group, long bytes) {
        stagedBytes += group.bytes();
        writtenBytes += bytes;
    }

    /** Returns how many bytes of files a byte of staged rows becomes, about; never nothing. */
    private double ratio() {
        return stagedBytes == 0 ? expectedRatio : Math.max(writtenBytes / stagedBytes, 0.001);
    }

    /**
     * Returns the next group that can be written while more chunks come. Until the first files tell how large they are,
     * there is at most one for each core.
     */
    Optional<RowGroup> next() {
        if (stagedBytes == 0 && groups >= cores) {
            return Optional.empty();
        }
        double wanted = Math.min(fileBytes / ratio(), pendingBytes / rawFiles());
        return pendingBytes >= wanted * TOLERANCE ? Optional.of(cut(wanted)) : Optional.empty();
    }

    /** Returns the groups of all rows that are left, when no more chunks come; at least one group in all. */
    List<RowGroup> rest() {
        List<RowGroup> rest = new ArrayList<>();
        for (long parts = parts(); parts > 1 && !pending.isEmpty(); parts--) {
            rest.add(cut(pendingBytes / parts));
        }
        if (!pending.isEmpty() || groups == 0) {
            rest.add(group(List.copyOf(pending)));
            pending.clear();
        }
        return rest;
    }

    private long parts() {
        double files = pendingBytes * ratio() / fileBytes;
        long needed = (long) Math.ceil(Math.max(files, rawFiles()) / TOLERANCE);
        long atOnce = Math.min(cores, (long) Math.floor(files * SMALLEST_PART));
        long rows = pending.stream().mapToLong(RowRange::rows).sum();
        return Math.min(Math.max(1, Math.max(needed, atOnce)), rows);
    }

    /** Returns how many files there must be because of what the rows need in memory. */
    private double rawFiles() {
        return pendingRawBytes / MAX_RAW / fileBytes;
    }

    /** Takes about so many bytes of the first rows. A chunk is cut only if the group would become much too large. */
    private RowGroup cut(double wanted) {
        List<RowRange> ranges = new ArrayList<>();
        double bytes = 0;
        while (!pending.isEmpty() && bytes < wanted) {
            RowRange range = pending.removeFirst();
            if (bytes + range.bytes() > wanted * TOLERANCE && range.rows() > 1) {
                long rows = Math.round(range.rows() * (wanted - bytes) / range.bytes());
                long head = Math.max(1, Math.min(rows, range.rows() - 1));
                pending.addFirst(range.tail(head));
                range = range.head(head);
            }
            ranges.add(range);
            bytes += range.bytes();
        }
        pendingBytes = pending.stream().mapToDouble(RowRange::bytes).sum();
        pendingRawBytes = pending.stream().mapToDouble(RowRange::rawBytes).sum();
        return group(ranges);
    }

    private RowGroup group(List<RowRange> ranges) {
        return new RowGroup(groups++, ranges);
    }
}

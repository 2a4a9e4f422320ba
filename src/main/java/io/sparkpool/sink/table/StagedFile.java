package io.sparkpool.sink.table;

import java.io.Serializable;

/**
 * A file of rows in the stage.
 *
 * @param name its name
 * @param rows how many rows it has, at least one
 * @param bytes its length
 * @param rawBytes how many bytes the rows need in memory
 * @param largestRow how many bytes the largest row needs in memory, or more
 */
record StagedFile(String name, long rows, long bytes, long rawBytes, long largestRow) implements Serializable {}

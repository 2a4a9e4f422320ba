package io.sparkpool.sink.table;

import java.io.Serializable;

/**
 * A file of the table that a task has written.
 *
 * @param path the path, relative to the directory of the table
 * @param bytes its length
 */
record WrittenFile(String path, long bytes) implements Serializable {}

package io.sparkpool.sink.table;

import io.sparkpool.pool.task.Digest;
import java.io.Serializable;

/**
 * The rows of a chunk in the stage.
 *
 * @param file the name of the file that holds them; an empty text if there are none
 * @param rows how many
 * @param bytes the length of the file
 * @param digest the digest of the outputs
 */
record StagedChunk(String file, long rows, long bytes, Digest digest) implements Serializable {}

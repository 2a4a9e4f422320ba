package io.sparkpool.pool.task;

import java.io.Serializable;

/**
 * How many bytes the outputs of a chunk may need. The chunks of a wave share the room; a chunk that needs more than its
 * share is continued in a wave of its own, which has all of it.
 *
 * @param bytes the room of this chunk
 * @param maxBytes the room of a chunk in a wave of its own
 */
public record SizeLimit(long bytes, long maxBytes) implements Serializable {
    boolean isLargest() {
        return bytes >= maxBytes;
    }
}

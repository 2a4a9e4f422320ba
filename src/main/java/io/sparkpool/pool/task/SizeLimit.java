package io.sparkpool.pool.task;

import java.io.Serializable;

/**
 * How many bytes the outputs of a chunk may need. A chunk that is one of many in its wave has a share of the room; one that
 * does not get by with that is continued in a wave of its own, with the most that there is.
 *
 * @param bytes what this chunk has
 * @param mostBytes what a chunk has in a wave of its own
 */
public record SizeLimit(long bytes, long mostBytes) implements Serializable {
    boolean isLargest() {
        return bytes >= mostBytes;
    }
}

package io.sparkpool.practice;

import java.util.Objects;

/**
 * The size of a practice cluster.
 *
 * @param workers the number of workers, at least 1
 * @param cores the number of cores of each worker, at least 1
 * @param memory the memory of each worker, as Java takes it, such as {@code 2g}
 * @param port the port of the master
 */
record ClusterSize(int workers, int cores, String memory, int port) {
    /** Checks that nothing is missing. */
    ClusterSize {
        Objects.requireNonNull(memory, "memory is null");
    }
}

package io.sparkpool.practice;

import java.util.Objects;

/**
 * How large a practice cluster is to be.
 *
 * @param workers how many, at least 1
 * @param cores of each worker, at least 1
 * @param memory of each worker, as Java writes it, such as {@code 2g}
 * @param port where its master takes messages
 */
public record ClusterSize(int workers, int cores, String memory, int port) {
    /** Checks that nothing is missing. */
    public ClusterSize {
        Objects.requireNonNull(memory, "memory is null");
    }
}

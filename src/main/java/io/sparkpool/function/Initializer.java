package io.sparkpool.function;

import java.io.Serializable;

/**
 * What is done once on each executor before a function gets its first input there, such as loading a model into a
 * static field: Python's {@code Pool(initializer=...)}. The values that a lambda captures take the place of
 * {@code initargs}.
 */
@FunctionalInterface
public interface Initializer extends Serializable {
    /**
     * Initializes the process that it runs in.
     *
     * @throws Exception if that fails; the map then ends
     */
    void initialize() throws Exception;
}

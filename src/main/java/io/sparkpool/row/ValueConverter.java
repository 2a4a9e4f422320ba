package io.sparkpool.row;

/** Converts a value to the object that Spark's rows have for it. */
@FunctionalInterface
interface ValueConverter {
    /**
     * Converts a value that is neither null nor an {@code Optional}.
     *
     * @throws InvalidValueException if the column cannot hold it as it is
     */
    Object convert(Object value) throws InvalidValueException;
}

package io.sparkpool.row;

import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;

/** Reads a value of a row or an array that is not null. */
@FunctionalInterface
interface PresentReader {
    Object read(SpecializedGetters values, int ordinal) throws InvalidValueException;
}

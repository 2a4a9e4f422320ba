package io.sparkpool.row;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Reads a row of a table as an input of a function.
 *
 * @param <T> the type of the input
 */
@FunctionalInterface
public interface RowReader<T> extends Serializable {
    /**
     * Reads a row. The input does not refer to the row, which may be used for the next one.
     *
     * @throws InvalidRowException if the row cannot be read as a {@code T}; its message names the column
     */
    T read(InternalRow row) throws InvalidRowException;
}

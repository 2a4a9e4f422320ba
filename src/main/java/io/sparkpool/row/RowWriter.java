package io.sparkpool.row;

import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/** Makes rows of the outputs of a function. Used by one thread. */
public interface RowWriter {
    /**
     * Makes a row.
     *
     * @return the row, which is the same object for each output
     * @throws IllegalArgumentException if a value does not fit its column exactly; the message is for the user and names
     *     the column and a setting with which it fits
     */
    UnsafeRow write(Object output);

    /**
     * Returns an object that prints like an output, but may do so faster.
     *
     * @param row the row of the output
     */
    default Object printed(Object output, UnsafeRow row) {
        return output;
    }
}

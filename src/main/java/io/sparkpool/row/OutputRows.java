package io.sparkpool.row;

import java.io.Serializable;
import java.lang.reflect.Type;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;

/**
 * The rows that the outputs of a function make: its columns, and how each output becomes a row. An output is
 *
 * <ul>
 *   <li>a record or a Row: its components are the columns;
 *   <li>a {@link RowOutput}: the columns of its row, and one more;
 *   <li>anything else: the only column.
 * </ul>
 */
public final class OutputRows implements Serializable {
    private OutputRows() {}

    /**
     * Returns why outputs of a type cannot be rows, as far as this is known before the source is open; empty if they can.
     *
     * @param output the type of the outputs
     * @param declared the columns or the type that {@code spark.pool.output.type} sets, as written
     */
    public static Optional<String> problem(Type output, Optional<String> declared) {
        throw new UnsupportedOperationException();
    }

    /**
     * Finds the columns.
     *
     * @param output the type of the outputs
     * @param column the name of the column for an output that is neither a record nor a Row
     * @param rows the source of the rows to which that column is added; empty if the inputs are no rows
     * @param declared the columns or the type that {@code spark.pool.output.type} sets, as written
     * @throws IllegalArgumentException if the outputs cannot be rows; the message is for the user
     */
    public static OutputRows of(Type output, String column, Optional<RowSource> rows, Optional<String> declared) {
        throw new UnsupportedOperationException();
    }

    /** Returns the columns. */
    public StructType columns() {
        throw new UnsupportedOperationException();
    }

    /** Makes a writer; each task has its own. */
    public RowWriter writer() {
        throw new UnsupportedOperationException();
    }
}

package io.sparkpool.row;

import java.io.Serializable;
import java.util.Objects;

/**
 * An input of a function and the whole row that it was read from, so that the output can be added to the row.
 *
 * @param row the row
 * @param input what the function gets: the row, a record, or the value of a column
 */
public record RowInput(TableRow row, Object input) implements Serializable {
    /** Checks that there is a row; the input may be null. */
    public RowInput {
        Objects.requireNonNull(row, "row is null");
    }

    /** Returns the row as JSON. */
    @Override
    public String toString() {
        return row.toString();
    }
}

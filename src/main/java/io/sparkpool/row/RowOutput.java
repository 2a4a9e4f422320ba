package io.sparkpool.row;

import java.io.Serializable;
import java.util.Objects;

/**
 * An output with the row of its input: the row and one more column.
 *
 * @param row the row of the input
 * @param column the name of the column that is added
 * @param value the output
 */
public record RowOutput(TableRow row, String column, Object value) implements Serializable {
    /**
     * Checks that there are a row and a column; the value may be null.
     *
     * @throws IllegalArgumentException if the row has a column of that name
     */
    public RowOutput {
        Objects.requireNonNull(row, "row is null");
        Objects.requireNonNull(column, "column is null");
        if (row.has(column)) {
            throw new IllegalArgumentException(
                    "the row has a column '%s' already; give the output another name".formatted(column));
        }
    }

    /** Returns the row and the added column as JSON. */
    @Override
    public String toString() {
        return JsonText.of(this);
    }
}

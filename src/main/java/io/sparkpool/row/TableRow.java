package io.sparkpool.row;

import java.io.Serializable;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * A row of a table as Spark's readers have it. The row for users is made only where somebody asks for it.
 *
 * @param schema its columns
 * @param values its values, which nobody changes
 */
public record TableRow(RowSchema schema, InternalRow values) implements Serializable {
    /** Checks that nothing is missing. */
    public TableRow {
        Objects.requireNonNull(schema, "schema is null");
        Objects.requireNonNull(values, "values is null");
    }

    /** Returns the row with its schema. Its dates are {@code LocalDate} and its timestamps {@code Instant}. */
    public Row toRow() {
        return schema.toRow(values);
    }

    /** Returns whether the row has a column of this name. */
    boolean has(String column) {
        return schema.columns().getFieldIndex(column).isDefined();
    }

    /** Returns the row as JSON. */
    @Override
    public String toString() {
        return JsonText.of(toRow());
    }
}

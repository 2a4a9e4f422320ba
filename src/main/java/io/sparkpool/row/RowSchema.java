package io.sparkpool.row;

import java.io.Serializable;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/** The columns of the rows of a table, and what is made once for all of these rows. Only the columns travel. */
final class RowSchema implements Serializable {
    private final StructType columns;
    private final transient RowMaker rows;
    private final transient RowJson json;

    RowSchema(StructType columns) {
        this.columns = Objects.requireNonNull(columns, "columns is null");
        this.rows = RowMaker.of(columns);
        this.json = new RowJson(columns);
    }

    StructType columns() {
        return columns;
    }

    /** Returns what appends the rows as JSON. */
    RowJson json() {
        return json;
    }

    Row toRow(InternalRow values) {
        try {
            return rows.read(values);
        } catch (InvalidValueException e) {
            throw new AssertionError("a row of the objects that Spark has for its values can always be made", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowSchema schema && schema.columns.equals(columns);
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }

    private Object readResolve() {
        return new RowSchema(columns);
    }
}

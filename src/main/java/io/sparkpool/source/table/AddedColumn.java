package io.sparkpool.source.table;

import io.sparkpool.pool.task.InputAdapter;
import io.sparkpool.row.RowInput;
import io.sparkpool.row.RowOutput;
import java.lang.reflect.Type;
import java.util.Objects;
import org.apache.spark.sql.Row;

/**
 * Adds the output of a function to the row of its input. An output that is a row or a record takes the place of the
 * row.
 *
 * @param column the name of the column that is added
 */
public record AddedColumn(String column) implements InputAdapter<Object, Object, Object, Object> {
    /** Checks that there is a name. */
    public AddedColumn {
        Objects.requireNonNull(column, "column is null");
    }

    /** Returns whether outputs of a type are rows, to which no column is added. */
    public static boolean isRow(Type output) {
        return output instanceof Class<?> type && (type.isRecord() || Row.class.isAssignableFrom(type));
    }

    @Override
    public Object before(Object input) {
        return ((RowInput) input).input();
    }

    @Override
    public Object after(Object input, Object output) {
        return output != null && isRow(output.getClass())
                ? output
                : new RowOutput(((RowInput) input).row(), column, output);
    }
}

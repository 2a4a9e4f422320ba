package io.sparkpool.sink.table;

import io.sparkpool.publish.Target;
import io.sparkpool.row.OutputRows;
import io.sparkpool.row.RowSource;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/**
 * A table that is to be written.
 *
 * @param target where it will be
 * @param format the format of its files
 * @param output the type of the outputs
 * @param column the name of the column for an output that is neither a record nor a Row
 * @param rows the source of the rows to which that column is added; empty if the inputs are no rows
 * @param declared the columns or the type that {@code spark.pool.output.type} sets, as written
 * @param partitionBy the names of the columns whose values become directories
 * @param fileBytes about how large its files become
 */
record TablePlan(
        Target target,
        TableFormat format,
        Type output,
        String column,
        Optional<RowSource> rows,
        Optional<String> declared,
        List<String> partitionBy,
        long fileBytes) {
    TablePlan {
        partitionBy = List.copyOf(partitionBy);
    }

    /** Returns whether the columns are known before the source is open. */
    boolean hasKnownColumns() {
        return rows.isEmpty() || output instanceof Class<?> type && type.isRecord();
    }

    /**
     * Returns how outputs become rows.
     *
     * @throws IllegalArgumentException if they cannot; the message is for the user
     */
    OutputRows outputRows() {
        return OutputRows.of(output, column, rows, declared);
    }

    /**
     * Returns the columns of the table.
     *
     * @throws IllegalArgumentException if it cannot have them; the message is for the user
     */
    TableColumns columns(OutputRows outputs) {
        TableColumns columns = TableColumns.of(outputs.columns(), partitionBy);
        format.problem(columns.dataColumns()).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        return columns;
    }
}

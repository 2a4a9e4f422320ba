package io.sparkpool.source.table;

import io.sparkpool.row.InvalidRowException;
import io.sparkpool.row.RowReader;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/** The text of rows that have none, for messages. */
final class RowText {
    private RowText() {}

    /**
     * Returns a row as JSON.
     *
     * @param reader makes a {@link Row} of it
     */
    static String of(InternalRow row, RowReader<?> reader) {
        try {
            return ((Row) reader.read(row)).json();
        } catch (InvalidRowException | RuntimeException e) {
            return row.toString();
        }
    }
}

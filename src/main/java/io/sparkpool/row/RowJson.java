package io.sparkpool.row;

import io.sparkpool.message.TextBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Appends rows with the same columns as JSON objects. */
final class RowJson {
    /** What precedes the value of each column. */
    private final byte[][] names;

    private final ColumnJson[] values;

    RowJson(StructType columns) {
        this.values = Stream.of(columns.fields())
                .map(StructField::dataType)
                .map(ColumnJson::of)
                .toArray(ColumnJson[]::new);
        this.names = JsonBytes.names(List.of(columns.fieldNames()));
    }

    void append(TextBuffer out, InternalRow row) {
        appendColumns(out, row);
        out.appendAscii(names.length == 0 ? "{}" : "}");
    }

    /** Appends a row with one more column. */
    void append(TextBuffer out, InternalRow row, String column, Object value) {
        appendColumns(out, row);
        out.appendAscii(names.length == 0 ? '{' : ',');
        out.appendJson(column);
        out.appendAscii(':');
        JsonBytes.append(out, value);
        out.appendAscii('}');
    }

    private void appendColumns(TextBuffer out, InternalRow row) {
        for (int i = 0; i < names.length; i++) {
            out.append(names[i]);
            values[i].appendNullable(out, row, i);
        }
    }
}

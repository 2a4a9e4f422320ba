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

    /** The column that was added to the last row; the next one usually has the same. */
    private Added lastAdded;

    private record Added(String column, byte[] name) {}

    RowJson(StructType columns) {
        this.values = Stream.of(columns.fields())
                .map(StructField::dataType)
                .map(ColumnJson::of)
                .toArray(ColumnJson[]::new);
        this.names = JsonBytes.names(List.of(columns.fieldNames()));
        this.lastAdded = added("");
    }

    void append(TextBuffer out, InternalRow row) {
        appendColumns(out, row);
        out.appendAscii(names.length == 0 ? "{}" : "}");
    }

    /** Appends a row with one more column. */
    void append(TextBuffer out, InternalRow row, String column, Object value) {
        appendColumns(out, row);
        out.append(name(column));
        JsonBytes.append(out, value);
        out.appendAscii('}');
    }

    /** Returns what precedes the value of an added column. Threads may share this object, so the field is read once. */
    private byte[] name(String column) {
        Added added = lastAdded;
        if (!added.column.equals(column)) {
            added = added(column);
            lastAdded = added;
        }
        return added.name;
    }

    private Added added(String column) {
        return new Added(column, JsonBytes.name(names.length, column));
    }

    private void appendColumns(TextBuffer out, InternalRow row) {
        for (int i = 0; i < names.length; i++) {
            out.append(names[i]);
            values[i].appendNullable(out, row, i);
        }
    }
}

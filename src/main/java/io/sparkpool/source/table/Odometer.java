package io.sparkpool.source.table;

import io.sparkpool.row.InvalidRowException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;

/** A combination of the values of a grid, which advances to the next one. All rows share one object. Used by one thread. */
final class Odometer {
    /** Only numbers are converted here, which are no times. */
    private static final String NO_TIME_ZONE = "UTC";

    private final GridColumn[] columns;
    private final GridConverter[] converters;
    private final long[] indices;
    private final Object[] values;
    private final InternalRow row;

    /** The first column whose value has changed since the last row. */
    private int changed;

    /** Starts at the combination of an index. */
    Odometer(List<GridColumn> grid, long index) {
        columns = grid.toArray(GridColumn[]::new);
        converters = grid.stream()
                .map(column -> GridConverter.of(column.field(), NO_TIME_ZONE))
                .toArray(GridConverter[]::new);
        indices = new long[columns.length];
        values = new Object[columns.length];
        row = new GenericInternalRow(values);
        long rest = index;
        for (int i = columns.length - 1; i >= 0; i--) {
            indices[i] = rest % columns[i].size();
            rest /= columns[i].size();
        }
    }

    /**
     * Returns the row.
     *
     * @throws InvalidRowException if a value is not of its column's type
     */
    InternalRow row() throws InvalidRowException {
        while (changed < columns.length) {
            values[changed] = columns[changed].value(indices[changed], converters[changed]);
            changed++;
        }
        return row;
    }

    /** Advances to the next combination, which must exist if its row is asked for. */
    void advance() {
        int column = columns.length - 1;
        while (column > 0 && indices[column] == columns[column].size() - 1) {
            indices[column--] = 0;
        }
        indices[column]++;
        changed = Math.min(changed, column);
    }

    /** Returns the text of the row, for messages. */
    String text() {
        return IntStream.range(0, changed)
                .mapToObj(i -> "%s=%s"
                        .formatted(
                                columns[i].field().name(),
                                CatalystTypeConverters.convertToScala(
                                        values[i], columns[i].field().dataType())))
                .collect(Collectors.joining(", "));
    }
}

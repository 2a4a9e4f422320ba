package io.sparkpool.row;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Reads rows together with the inputs that are read from them.
 *
 * @param rows reads the row itself
 * @param inputs reads the input
 */
record RowInputReader(RowReader<Object> rows, RowReader<Object> inputs) implements RowReader<RowInput> {
    @Override
    public RowInput read(InternalRow row) throws InvalidRowException {
        Object input = inputs.read(row);
        return new RowInput((Row) rows.read(row), input);
    }
}

package io.sparkpool.row;

import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Reads rows together with the inputs that are read from them.
 *
 * @param schema the columns of the rows
 * @param inputs reads the input
 */
record RowInputReader(RowSchema schema, RowReader<Object> inputs) implements RowReader<RowInput> {
    @Override
    public RowInput read(InternalRow row) throws InvalidRowException {
        Object input = inputs.read(row);
        return new RowInput(new TableRow(schema, row.copy()), input);
    }
}

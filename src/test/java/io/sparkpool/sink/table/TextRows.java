package io.sparkpool.sink.table;

import io.sparkpool.row.RowWriter;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.unsafe.types.UTF8String;

/** Makes rows of one column of outputs that are strings; others are refused. */
final class TextRows implements RowWriter {
    private final UnsafeRowWriter row = new UnsafeRowWriter(1, 64);

    @Override
    public UnsafeRow write(Object output) {
        if (!(output instanceof String text)) {
            throw new IllegalArgumentException("not a string: " + output);
        }
        row.reset();
        row.zeroOutNullBytes();
        row.write(0, UTF8String.fromString(text));
        return row.getRow();
    }
}

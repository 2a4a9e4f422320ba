package io.sparkpool.row;

import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Makes rows for users, with their schema. Dates are {@code LocalDate} and timestamps {@code Instant}, as with {@code
 * spark.sql.datetime.java8API.enabled}.
 */
final class RowMaker {
    private final StructType schema;
    private final PresentReader[] readers;

    private RowMaker(StructType schema, PresentReader[] readers) {
        this.schema = schema;
        this.readers = readers;
    }

    static RowMaker of(StructType schema) {
        PresentReader[] readers = Stream.of(schema.fields())
                .map(StructField::dataType)
                .map(PresentReaders::inRow)
                .toArray(PresentReader[]::new);
        return new RowMaker(schema, readers);
    }

    Row read(InternalRow row) throws InvalidValueException {
        Object[] values = new Object[readers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.isNullAt(i) ? null : readers[i].read(row, i);
        }
        return new GenericRowWithSchema(values, schema);
    }
}

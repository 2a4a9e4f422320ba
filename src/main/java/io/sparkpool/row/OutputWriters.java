package io.sparkpool.row;

import io.sparkpool.message.MessageText;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Makes the writers of rows. */
final class OutputWriters {
    private OutputWriters() {}

    /** Makes a row of an output. */
    @FunctionalInterface
    private interface Conversion {
        InternalRow convert(Object output) throws InvalidValueException;
    }

    /** Makes a writer of outputs that are the only value. */
    static RowWriter ofValue(StructType columns) {
        LastColumn column = new LastColumn(columns);
        return writer(columns, column::convert);
    }

    /** Makes a writer of outputs with the rows of their inputs. */
    static RowWriter ofAdded(StructType columns) {
        LastColumn column = new LastColumn(columns);
        JoinedRow joined = new JoinedRow();
        return writer(columns, output -> {
            if (!(output instanceof RowOutput added)) {
                throw new InvalidValueException(
                        "is %s, and the outputs are values of column '%s'; declare what the function returns"
                                .formatted(MessageText.of(output), column.field.name()));
            }
            return joined.apply(added.row().values(), column.convert(added.value()));
        });
    }

    /** Makes a writer of outputs that are rows. */
    static RowWriter ofRow(StructType columns) {
        StructConverter rows = new StructConverter(
                columns, Stream.of(columns.fields()).map(OutputColumn::of).toArray(OutputColumn[]::new), "");
        return writer(columns, output -> {
            if (output == null || output instanceof RowOutput added && added.value() == null) {
                throw new InvalidValueException("is null; leave it out with a FlatMapFunction, or return a row");
            }
            if (output instanceof RowOutput added) {
                throw new InvalidValueException(
                        "is %s, and the outputs are rows; declare what the function returns, or set %s to its type"
                                .formatted(MessageText.of(added.value()), DeclaredType.KEY));
            }
            return rows.convert(output);
        });
    }

    /** Makes a writer of records that are printed as their rows are, which is faster. */
    static RowWriter ofPlainRecord(StructType columns) {
        RowWriter rows = ofRow(columns);
        RowSchema schema = new RowSchema(columns);
        return new RowWriter() {
            @Override
            public UnsafeRow write(Object output) {
                return rows.write(output);
            }

            @Override
            public Object printed(Object output, UnsafeRow row) {
                return new TableRow(schema, row);
            }
        };
    }

    private static RowWriter writer(StructType columns, Conversion conversion) {
        RowBytes bytes = RowBytes.with(columns);
        return output -> {
            try {
                return bytes.of(conversion.convert(output));
            } catch (InvalidValueException e) {
                throw e.ofOutput();
            }
        };
    }

    /** The column of outputs that are no rows; its row is the same object for each output. */
    private static final class LastColumn {
        private final StructField field;
        private final ValueConverter converter;
        private final GenericInternalRow row = new GenericInternalRow(1);

        LastColumn(StructType columns) {
            this.field = columns.apply(columns.size() - 1);
            this.converter = ValueConverters.of(OutputColumn.only(field.dataType()));
        }

        InternalRow convert(Object value) throws InvalidValueException {
            try {
                row.update(0, ValueConverters.nullable(converter, value));
                return row;
            } catch (InvalidValueException e) {
                throw e.within(field.name());
            }
        }
    }
}
